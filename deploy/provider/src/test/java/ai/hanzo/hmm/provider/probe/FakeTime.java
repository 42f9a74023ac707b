package ai.hanzo.hmm.provider.probe;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// Time that passes when it is waited for, and notes how long that was.
final class FakeTime implements Ending {
    private final CompletableFuture<Void> asked = new CompletableFuture<>();
    private final List<Duration> pauses = new ArrayList<>();
    private final long startMs;
    private long nanos;
    private Runnable afterPause = () -> {};

    FakeTime(long startMs) {
        this.startMs = startMs;
    }

    Time time() {
        return new Time(() -> nanos, () -> startMs + nanos / 1_000_000, this);
    }

    /// Done after every pause.
    void afterPause(Runnable todo) {
        afterPause = todo;
    }

    void pass(Duration time) {
        nanos += time.toNanos();
    }

    void stop() {
        asked.complete(null);
    }

    List<Duration> pauses() {
        return List.copyOf(pauses);
    }

    @Override
    public boolean within(Duration limit) {
        if (asked.isDone() || limit.isZero()) return asked.isDone();
        pauses.add(limit);
        pass(limit);
        afterPause.run();
        return asked.isDone();
    }

    @Override
    public CompletableFuture<Void> asked() {
        return asked;
    }
}
