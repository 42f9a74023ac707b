package ai.hanzo.hmm.check.life;

/// The two clocks of a market: its time, and attended time, which stands still while its log did.
/// Times in ms since 1970.
public final class Clocks {
    /// How late a tick may be before the exchange is taken to have stood still.
    private static final long LATE_MS = 30_000;

    private long timeMs;
    private long silentMs;
    private long attendedMs;

    /// @param timeMs at which the market opened
    public Clocks(long timeMs) {
        this.timeMs = timeMs;
        this.attendedMs = timeMs;
    }

    /// The market's time.
    public long timeMs() {
        return timeMs;
    }

    /// A command comes; the market's time has not moved yet.
    ///
    /// @param toMs the market's time with it
    /// @param dueMs when time alone should have done something
    public void hear(long toMs, long dueMs) {
        attendedMs = timeMs - silentMs;
        if (isLate(toMs, dueMs)) silentMs += toMs - timeMs;
    }

    /// Whether a command comes so late after a time that nobody was there to do what was due.
    static boolean isLate(long toMs, long dueMs) {
        return dueMs < toMs - LATE_MS;
    }

    /// The market's time moves.
    public void moveTo(long toMs) {
        timeMs = toMs;
    }

    /// Attended time now.
    long attendedMs() {
        return timeMs - silentMs;
    }

    /// Attended time at a moment since the last command.
    long attendedAtMs(long atMs) {
        return Math.max(attendedMs, atMs - silentMs);
    }

    /// When a deadline in attended time comes.
    long timeOf(long deadlineMs) {
        return deadlineMs == Schedule.NEVER ? Schedule.NEVER : deadlineMs + silentMs;
    }
}
