package ai.hanzo.hmm.bench.subject;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/// Waits until something runs.
public final class Running {
    private static final long WITHIN_S = 60;

    private Running() {}

    /// @param notReady what is missing; empty when it runs
    public static void await(String what, Supplier<List<String>> notReady) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(WITHIN_S);
        for (var missing = notReady.get(); !missing.isEmpty(); missing = notReady.get()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(
                        "%s does not run after %d s: %s".formatted(what, WITHIN_S, missing));
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
    }
}
