package ai.hanzo.hmm.local;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.ArrayDeque;
import java.util.Deque;

/// What has been started so far, to be stopped in the other order. A part that fails to stop does
/// not keep the others running: all failures are reported, together, at the end.
final class Parts implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Parts.class);

    private final Deque<Part> started = new ArrayDeque<>();

    private record Part(String name, AutoCloseable closing) {}

    /// Takes charge of a part that has just been started.
    <P extends AutoCloseable> P add(String name, P part) {
        started.push(new Part(name, part));
        return part;
    }

    /// @throws IllegalStateException when parts failed to stop; each failure is among the
    ///   suppressed
    @Override
    public void close() {
        var failures = new IllegalStateException("not all parts stopped cleanly");
        while (!started.isEmpty()) close(started.pop(), failures);
        if (failures.getSuppressed().length > 0) throw failures;
    }

    /// Stops everything because of a failure, which is to be thrown and takes those of stopping
    /// along.
    void closeAfter(RuntimeException failure) {
        try {
            close();
        } catch (IllegalStateException e) {
            failure.addSuppressed(e);
        }
    }

    private static void close(Part part, IllegalStateException failures) {
        long from = System.nanoTime();
        try {
            part.closing.close();
            LOG.info("{} stopped in {} ms", part.name, (System.nanoTime() - from) / 1_000_000);
        } catch (Exception e) { // whatever a part throws, the next one is to be stopped
            if (e instanceof InterruptedException) Thread.currentThread().interrupt();
            LOG.error("{} did not stop cleanly", part.name, e);
            failures.addSuppressed(e);
        }
    }
}
