package ai.hanzo.hmm.bench.load;

import java.util.concurrent.ConcurrentHashMap;

/// When the commands on their way were due, by number. Safe for threads.
public final class Due {
    /// The command is not on its way.
    public static final long NONE = Long.MIN_VALUE;

    /// The command is on its way and not measured.
    public static final long UNMEASURED = Long.MIN_VALUE + 1;

    private final ConcurrentHashMap<Long, Long> byNumber = new ConcurrentHashMap<>();

    public void put(long number, long dueNanos) {
        byNumber.put(number, dueNanos);
    }

    /// When it was due; from then on it is not on its way.
    public long take(long number) {
        var dueNanos = byNumber.remove(number);
        return dueNanos == null ? NONE : dueNanos;
    }
}
