package ai.hanzo.hmm.bench.report;

/// What the figures depend on.
///
/// @param mix of the load, in words
/// @param measuredSeconds of each phase
public record Conditions(
        int processors,
        String java,
        int threads,
        long commitIntervalMs,
        int partitions,
        int rounds,
        double measuredSeconds,
        String mix) {}
