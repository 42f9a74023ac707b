package ai.hanzo.hmm.local.demo.report;

/// What a provider came to.
///
/// @param provider its account
/// @param scorePpm its last score
/// @param gradePpm its last grade
/// @param tokens that consumers used, as metered
/// @param faults allocations that were at fault
/// @param soldMicros units that it sold, uSCU
/// @param earnedMicros for them, fees deducted, uH
public record Served(
        String provider,
        int scorePpm,
        int gradePpm,
        long tokens,
        long faults,
        long soldMicros,
        long earnedMicros) {}
