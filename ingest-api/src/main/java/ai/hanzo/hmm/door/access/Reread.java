package ai.hanzo.hmm.door.access;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// What a file holds, read again when it is used and {@link #LOOK_EVERY_MS} have passed. What
/// cannot be read while the door runs leaves what was read before in force, and is logged once.
/// Several threads may use it.
final class Reread<T> implements Supplier<T> {
    /// What it gives is never older.
    static final long LOOK_EVERY_MS = 2_000;

    private static final Logger LOG = LoggerFactory.getLogger(Reread.class);

    private final Supplier<T> source;
    private final LongSupplier nowMs;
    private volatile Seen<T> seen;
    private String complaint = "";

    private record Seen<T>(T value, long atMs) {}

    /// Reads it for the first time.
    ///
    /// @throws UnusableCredentials when that fails
    Reread(Supplier<T> source, LongSupplier nowMs) {
        this.source = source;
        this.nowMs = nowMs;
        long now = nowMs.getAsLong();
        this.seen = new Seen<>(source.get(), now);
    }

    @Override
    public T get() {
        var last = seen;
        return isFresh(last, nowMs.getAsLong()) ? last.value() : look();
    }

    /// Everyone waits for the one who looks: nobody goes on with what is too old.
    private synchronized T look() {
        long now = nowMs.getAsLong();
        if (!isFresh(seen, now)) seen = new Seen<>(readAgain(seen.value()), now);
        return seen.value();
    }

    /// A clock that was set back makes it old.
    private static boolean isFresh(Seen<?> last, long now) {
        return last.atMs() <= now && now - last.atMs() < LOOK_EVERY_MS;
    }

    private T readAgain(T before) {
        try {
            var value = source.get();
            if (!complaint.isEmpty()) LOG.info("the credentials can be read again");
            complaint = "";
            return value;
        } catch (UnusableCredentials e) {
            if (!e.getMessage().equals(complaint)) {
                LOG.error("the credentials stay as they were: {}", e.getMessage());
            }
            complaint = e.getMessage();
            return before;
        }
    }
}
