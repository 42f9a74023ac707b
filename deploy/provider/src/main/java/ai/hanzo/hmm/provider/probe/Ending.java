package ai.hanzo.hmm.provider.probe;

import ai.hanzo.hmm.node.Lifetime;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/// When a probe is told to stop.
interface Ending {
    /// Whether it is, waited for that long at most.
    boolean within(Duration limit) throws InterruptedException;

    /// Complete from that moment on.
    CompletableFuture<Void> asked();

    /// By the system's signal.
    static Ending of(Lifetime.Running running) {
        var asked = new CompletableFuture<Void>();
        Thread.ofVirtual()
                .start(
                        () -> {
                            try {
                                running.awaitEnd();
                                asked.complete(null);
                            } catch (InterruptedException e) {
                                asked.completeExceptionally(e);
                            }
                        });
        return new Ending() {
            @Override
            public boolean within(Duration limit) throws InterruptedException {
                return running.awaitEnd(limit);
            }

            @Override
            public CompletableFuture<Void> asked() {
                return asked;
            }
        };
    }
}
