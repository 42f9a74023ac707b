package ai.hanzo.hmm.node;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// How long a command runs: until the system's signal, or the end of its standard input where that
/// is asked for. A mixin of the commands that run until they are told to stop:
///
/// ```java
/// try (var running = lifetime.begin(); var part = Part.start()) {
///     running.say("ready");
///     running.awaitEnd();
/// }
/// ```
///
/// The signal is answered by a shutdown hook, which asks the command's thread to stop and waits
/// until it has; the exit status is then the signal's own.
public final class Lifetime {
    private static final Logger LOG = LoggerFactory.getLogger(Lifetime.class);
    private static final long STOP_WITHIN_S = 60;

    /// Who is still starting may be waiting for what never comes, and is not asked to be tidy.
    private static final long START_ENDS_WITHIN_S = 10;

    /// Whose parent is gone has nobody to complain to.
    private static final long ORPHAN_STOPS_WITHIN_S = 20;

    @Option(
            names = "--stop-at-end-of-input",
            description = "Stop when standard input ends too, as it does when its writer dies.")
    private boolean stopAtEndOfInput;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    private final CountDownLatch end = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);

    /// What the command has while it runs; closed when all it started is closed.
    public final class Running implements AutoCloseable {
        private final long fromNanos = System.nanoTime();
        private final Thread starter = Thread.currentThread();
        private volatile boolean starting = true;

        private Running() {}

        /// Prints a line for whoever waits for it.
        public void say(String line) {
            starting = false;
            var out = command.commandLine().getOut();
            out.println(line);
            out.flush();
        }

        /// Since it began.
        public double seconds() {
            return (System.nanoTime() - fromNanos) / 1e9;
        }

        /// Returns when it is to stop.
        public void awaitEnd() throws InterruptedException {
            end.await();
        }

        /// Whether it is to stop, waited for that long at most.
        public boolean awaitEnd(Duration limit) throws InterruptedException {
            return end.await(limit.toNanos(), TimeUnit.NANOSECONDS);
        }

        @Override
        public void close() {
            ended.countDown();
        }

        private void endAndWait() {
            end.countDown();
            if (starting && !hasEndedWithin(START_ENDS_WITHIN_S)) starter.interrupt();
            if (!hasEndedWithin(STOP_WITHIN_S)) {
                command.commandLine()
                        .getErr()
                        .println("hmm: did not stop within " + STOP_WITHIN_S + " s");
            }
        }
    }

    /// From here on the signal is waited for.
    public Running begin() {
        var running = new Running();
        Runtime.getRuntime().addShutdownHook(new Thread(running::endAndWait, "stop"));
        if (stopAtEndOfInput) Thread.ofPlatform().daemon().name("input").start(this::followInput);
        return running;
    }

    private void followInput() {
        try {
            System.in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            LOG.warn("standard input broke: {}", e.toString());
        }
        end.countDown();
        if (!hasEndedWithin(ORPHAN_STOPS_WITHIN_S)) Runtime.getRuntime().halt(1);
    }

    private boolean hasEndedWithin(long seconds) {
        try {
            return ended.await(seconds, TimeUnit.SECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
