package ai.hanzo.hmm.streams.quality;

/// Decides when a tick is written: once the wall clock has passed a due time, and not again before
/// that tick was read back or patience has ended.
final class TickClock {
    private final long patienceMs;
    private boolean waiting;
    private long waitingForMs;
    private long writtenMs;

    TickClock(long patienceMs) {
        this.patienceMs = patienceMs;
    }

    /// Whether to write a tick now; if so, it counts as written.
    boolean mustTick(long dueMs, long wallMs) {
        if (wallMs <= dueMs) return false;
        if (waiting && wallMs - writtenMs < patienceMs) return false;
        waiting = true;
        waitingForMs = dueMs;
        writtenMs = wallMs;
        return true;
    }

    /// A tick was read.
    void readBack(long dueMs) {
        if (waiting && dueMs == waitingForMs) waiting = false;
    }
}
