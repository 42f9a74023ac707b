package ai.hanzo.hmm.local.feed;

import java.util.Random;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Cuts a line again and again, after pauses that follow from a seed; at the latest when it is to
/// rest.
final class Cutting implements AutoCloseable {
    private static final int SHORTEST_MS = 20;
    private static final int LONGEST_MS = 400;

    private final BreakingLine line;
    private final Random random;
    private final Semaphore running = new Semaphore(0);
    private final Thread thread = Thread.ofVirtual().name("cutting").unstarted(this::cut);
    private volatile boolean over;

    /// Rests until it is told to go on.
    Cutting(BreakingLine line, Random random) {
        this.line = line;
        this.random = random;
        thread.start();
    }

    void goOn() {
        running.release();
    }

    void rest() {
        running.acquireUninterruptibly();
        line.cut();
    }

    private void cut() {
        try {
            while (!over) {
                TimeUnit.MILLISECONDS.sleep(random.nextInt(SHORTEST_MS, LONGEST_MS));
                running.acquire();
                line.cut();
                running.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        over = true;
        thread.interrupt();
    }
}
