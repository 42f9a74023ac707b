package ai.hanzo.hmm.chaos.load;

import ai.hanzo.hmm.wire.Allocation;
import ai.hanzo.hmm.wire.MarketDefinition;

/// What a provider meters that serves as it was bought.
final class Metered {
    private Metered() {}

    /// Millionths of the raw unit that a time at the allocation's rate makes, rounded **down**; at
    /// most all.
    static long usedMicros(Allocation allocation, MarketDefinition terms, long servedMs) {
        double used =
                allocation.getRateMicros() * (servedMs / (terms.getSecondsPerRaw() * 1_000.0));
        return Math.clamp((long) used, 0, allocation.getRawMicros());
    }
}
