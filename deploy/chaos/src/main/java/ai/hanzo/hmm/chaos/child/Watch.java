package ai.hanzo.hmm.chaos.child;

import java.time.Duration;

/// Waits for what other processes do. They tell nobody, so one looks again and again.
public final class Watch {
    private static final Duration LOOK = Duration.ofMillis(50);

    private Watch() {}

    /// What is watched for.
    public interface Sight {
        boolean isThere() throws InterruptedException;
    }

    /// @return whether it was seen before the time was up
    public static boolean until(Duration limit, Sight sight) throws InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!sight.isThere()) {
            if (System.nanoTime() > deadline) return false;
            Thread.sleep(LOOK);
        }
        return true;
    }

    /// Lets time pass, until this moment of `System.nanoTime()`.
    public static void pass(long untilNanos) throws InterruptedException {
        long left = untilNanos - System.nanoTime();
        if (left > 0) Thread.sleep(Duration.ofNanos(left));
    }
}
