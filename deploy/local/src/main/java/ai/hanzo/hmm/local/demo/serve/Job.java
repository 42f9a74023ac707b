package ai.hanzo.hmm.local.demo.serve;

import ai.hanzo.hmm.local.demo.plan.Conduct;
import ai.hanzo.hmm.local.demo.plan.Work;

/// An allocation that was started, in its provider's books. Times are the provider's own, ms since
/// 1970.
final class Job {
    private static final long NOT_YET = -1;

    private final Work work;
    private final Conduct conduct;
    private final long beganMs;
    private long reportedMs = NOT_YET;

    Job(Work work, Conduct conduct, long beganMs) {
        this.work = work;
        this.conduct = conduct;
        this.beganMs = beganMs;
    }

    /// What was used of it since it began, millionths of the market's raw unit.
    long usedMicros(long nowMs) {
        return work.doneMicros(workedMs(nowMs));
    }

    /// Whether all of it is used, and there is somebody to say so.
    boolean isDone(long nowMs) {
        return !isAway(nowMs) && workedMs(nowMs) >= work.neededMs();
    }

    /// A report is about to name it.
    void report(long nowMs) {
        if (reportedMs == NOT_YET) reportedMs = nowMs;
    }

    /// Whether it is not heard of at present.
    boolean isAway(long nowMs) {
        return reportedMs != NOT_YET && nowMs < reportedMs + silenceMs();
    }

    /// Whether it will never be heard of again.
    boolean isDead() {
        return reportedMs != NOT_YET && conduct instanceof Conduct.Dies;
    }

    private long workedMs(long nowMs) {
        long awayMs = reportedMs == NOT_YET ? 0 : Math.min(silenceMs(), nowMs - reportedMs);
        return nowMs - beganMs - awayMs;
    }

    private long silenceMs() {
        return conduct instanceof Conduct.FallsSilent(long ms) ? ms : 0;
    }
}
