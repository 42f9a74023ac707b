package ai.hanzo.hmm.streams.token;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// What files hold, read again when it is used and {@link #LOOK_EVERY_MS} have passed. What cannot
/// be read while the program runs leaves what was read before in force, and is logged once. It may
/// be used by several threads.
final class Watched<T> implements Supplier<T> {
    /// What it gives is never older.
    static final long LOOK_EVERY_MS = 2_000;

    private static final Logger LOG = LoggerFactory.getLogger(Watched.class);

    private final Supplier<T> source;
    private final LongSupplier nowMs;
    private volatile Seen<T> seen;
    private String complaint = "";

    private record Seen<T>(T value, long atMs) {}

    /// Reads it for the first time.
    ///
    /// @param source throws {@link UnusableKeys} when it cannot be read
    /// @throws UnusableKeys when the first time fails
    Watched(Supplier<T> source, LongSupplier nowMs) {
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

    /// Everyone who needs it waits for the one who looks: nobody goes on with what is too old.
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
            if (!complaint.isEmpty()) LOG.info("the keys of access tokens can be read again");
            complaint = "";
            return value;
        } catch (UnusableKeys e) {
            if (!e.getMessage().equals(complaint)) {
                LOG.error("the keys of access tokens stay as they were: {}", e.getMessage());
            }
            complaint = e.getMessage();
            return before;
        }
    }
}
