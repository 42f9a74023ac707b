package ai.hanzo.hmm.provider.probe;

import java.time.Duration;
import java.util.function.LongSupplier;

/// The time, and how a probe lets it pass.
///
/// @param nanos rises with the time
/// @param ms since 1970
record Time(LongSupplier nanos, LongSupplier ms, Ending ending) {
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    /// Something that may not succeed yet.
    interface Attempt {
        /// Whether it has.
        boolean succeeds() throws InterruptedException;
    }

    /// Tries, and tries again as {@link #tryAgainFor} does.
    ///
    /// @return whether it has succeeded
    boolean tryFor(Duration limit, Attempt attempt) throws InterruptedException {
        return attempt.succeeds() || tryAgainFor(limit, attempt);
    }

    /// Tries, each time after a pause twice as long as the one before, until it succeeds, the time
    /// is over or it is told to stop.
    ///
    /// @return whether it has succeeded
    boolean tryAgainFor(Duration limit, Attempt attempt) throws InterruptedException {
        long untilNanos = nanos.getAsLong() + limit.toNanos();
        for (var pause = FIRST_PAUSE; ; pause = longer(pause)) {
            long leftNanos = untilNanos - nanos.getAsLong();
            if (leftNanos <= 0) return false;
            if (ending.within(shorter(pause, Duration.ofNanos(leftNanos)))) return false;
            if (attempt.succeeds()) return true;
        }
    }

    boolean isOver() {
        return ending.asked().isDone();
    }

    private static Duration longer(Duration pause) {
        return shorter(pause.multipliedBy(2), LONGEST_PAUSE);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
