package ai.hanzo.hmm.market.allocation;

/// The times of a market's allocations, ms.
///
/// @param startWithinMs within which a provider must start one, > 0
/// @param heartbeatMs how often it must report on what it serves, > 0
/// @param faultAfterMs after how long without a report it is a fault, more than three heartbeats
/// @param disputeWithinMs how long after its completion one can be disputed, >= 0
public record ServiceTerms(
        long startWithinMs, long heartbeatMs, long faultAfterMs, long disputeWithinMs) {
    /// Missed heartbeats that suspend.
    public static final int MISSED = 3;

    /// Those of the rules, section 9.
    public static final ServiceTerms USUAL =
            new ServiceTerms(120_000, 30_000, 900_000, 72 * 60 * 60 * 1_000L);

    /// Longer than any capacity is sold for; so that times add up in 64 bits.
    private static final long LONGEST_MS = 1_000_000_000_000L;

    public ServiceTerms {
        within("startWithinMs", 1, startWithinMs);
        within("heartbeatMs", 1, heartbeatMs);
        within("faultAfterMs", MISSED * heartbeatMs + 1, faultAfterMs);
        within("disputeWithinMs", 0, disputeWithinMs);
    }

    /// How long a provider may be silent about what it serves.
    public long patienceMs() {
        return MISSED * heartbeatMs;
    }

    private static void within(String name, long least, long value) {
        if (value < least || value > LONGEST_MS) {
            throw new IllegalArgumentException(
                    "%s must be %d..%d: %d".formatted(name, least, LONGEST_MS, value));
        }
    }
}
