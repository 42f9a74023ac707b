package ai.hanzo.hmm.door.metrics;

import java.time.Duration;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;

/// The threads of an application. One that dies is replaced at once, or the application ends. Where
/// neither has happened for a minute nobody does its work, and only a new process helps.
final class StreamThreads {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final String application;
    private final int wanted;
    private final IntSupplier alive;
    private final LongSupplier nanoTime;
    private Optional<Long> missingSince = Optional.empty();

    /// @param application its short name
    /// @param alive asked now for how many there are to be, since none has died yet
    StreamThreads(String application, IntSupplier alive, LongSupplier nanoTime) {
        this.application = application;
        this.wanted = alive.getAsInt();
        this.alive = alive;
        this.nanoTime = nanoTime;
    }

    /// Those that have died and were not replaced.
    int missing() {
        return Math.max(0, wanted - alive.getAsInt());
    }

    /// That some have been missing for a minute, each time that this was asked, in words.
    synchronized Optional<String> dead() {
        int missing = missing();
        if (missing == 0) {
            missingSince = Optional.empty();
            return Optional.empty();
        }
        long now = nanoTime.getAsLong();
        if (missingSince.isEmpty()) missingSince = Optional.of(now);
        if (now - missingSince.get() < PATIENCE.toNanos()) return Optional.empty();
        return Optional.of(
                "%s: %d of %d threads have died".formatted(application, missing, wanted));
    }
}
