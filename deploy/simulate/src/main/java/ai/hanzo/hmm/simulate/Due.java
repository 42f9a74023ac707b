package ai.hanzo.hmm.simulate;

import java.util.Optional;

/// What time alone will do, and when, ms since 1970.
sealed interface Due {
    long ms();

    /// A market's clock ticks.
    record OfMarket(long ms, String market) implements Due {}

    /// Buckets of telemetry close.
    record OfBuckets(long ms) implements Due {}

    /// A stake of an account becomes free.
    record OfAccount(long ms, String account) implements Due {}

    /// The earlier; of two at once the first.
    static Optional<? extends Due> earlier(
            Optional<? extends Due> first, Optional<? extends Due> second) {
        if (first.isEmpty()) return second;
        boolean isSecond = second.isPresent() && second.get().ms() < first.get().ms();
        return isSecond ? second : first;
    }
}
