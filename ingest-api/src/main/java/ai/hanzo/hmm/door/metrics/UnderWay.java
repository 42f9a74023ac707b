package ai.hanzo.hmm.door.metrics;

import java.util.HashMap;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/// When each of the commands that have no answer yet was sent. It remembers the last of them, and
/// forgets one after one to two minutes: what has no answer by then is not measured.
final class UnderWay {
    static final int MOST = 50_000;
    static final long FORGET_NANOS = 60_000_000_000L;

    private record Key(String account, String id) {}

    private final LongSupplier nanoTime;
    private HashMap<Key, Long> current = new HashMap<>();
    private HashMap<Key, Long> before = new HashMap<>();
    private long turnedAt;

    /// @param nanoTime a clock that only goes forward, ns
    UnderWay(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.turnedAt = nanoTime.getAsLong();
    }

    /// A command is being sent. Of several under one id the first counts.
    synchronized void begin(String account, String id) {
        long now = nanoTime.getAsLong();
        if (now - turnedAt >= FORGET_NANOS || current.size() >= MOST) turn(now);
        current.putIfAbsent(new Key(account, id), now);
    }

    /// Its answer is there, or will not come.
    ///
    /// @return how long it took, ns; empty when nothing is known of it
    synchronized OptionalLong end(String account, String id) {
        var key = new Key(account, id);
        var began = current.remove(key);
        if (began == null) began = before.remove(key);
        return began == null ? OptionalLong.empty() : OptionalLong.of(nanoTime.getAsLong() - began);
    }

    synchronized int size() {
        return current.size() + before.size();
    }

    private void turn(long now) {
        before = current;
        current = new HashMap<>();
        turnedAt = now;
    }
}
