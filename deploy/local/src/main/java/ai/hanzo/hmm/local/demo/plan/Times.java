package ai.hanzo.hmm.local.demo.plan;

import ai.hanzo.hmm.market.allocation.ServiceTerms;

/// The times of the market's allocations, ms. They are the demo's own, short enough for a whole
/// life to fit into it; a market's are minutes.
///
/// @param startWithinMs within which an allocation must be started
/// @param heartbeatMs how often a provider reports on what it serves
/// @param faultAfterMs after how long without a report an allocation is at fault
public record Times(long startWithinMs, long heartbeatMs, long faultAfterMs) {
    /// Those that the demo is played with.
    public static final Times USUAL = new Times(3_000, 500, 3_500);

    /// After how long without a report an allocation is suspended.
    public long patienceMs() {
        return ServiceTerms.MISSED * heartbeatMs;
    }

    /// The shortest silence from which a provider comes back: longer than what suspends.
    long shortestSilenceMs() {
        return patienceMs() + 400;
    }

    /// The longest one: shorter than what is a fault.
    long longestSilenceMs() {
        return faultAfterMs - 600;
    }
}
