package ai.hanzo.hmm.bench.load;

import java.util.concurrent.TimeUnit;

/// When the commands of a phase are due, whatever becomes of those before them: an open loop. A
/// result is timed from when its command was due, so a stall counts for all that should have been
/// sent in it. Flat out every command is due when it goes.
///
/// @param perSecond commands a second; 0 for flat out
/// @param startNanos when the first is due, of `System.nanoTime`
public record Timetable(int perSecond, long startNanos) {
    public static final int FLAT_OUT = 0;

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    public boolean isFlatOut() {
        return perSecond == FLAT_OUT;
    }

    /// When a command is due, of `System.nanoTime`.
    ///
    /// @param index of the command in its phase, from 0
    public long dueNanos(long index) {
        return startNanos + index / perSecond * SECOND + index % perSecond * SECOND / perSecond;
    }
}
