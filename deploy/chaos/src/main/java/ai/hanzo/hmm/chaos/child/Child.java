package ai.hanzo.hmm.chaos.child;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/// A part of the exchange in a process of its own, started, ended and started again. Each start has
/// a log of its own. Used by one thread.
public final class Child implements AutoCloseable {
    private static final Duration STOPS_WITHIN = Duration.ofSeconds(45);

    private final Launcher launcher;
    private final String name;
    private final int heapMiB;
    private final List<String> words;
    private final String readyLine;
    private final List<Path> logs = new ArrayList<>();
    private Process process;
    private boolean toldToEnd;

    /// @param words the command line
    /// @param readyLine how the line begins that says it is ready
    Child(Launcher launcher, String name, int heapMiB, List<String> words, String readyLine) {
        this.launcher = launcher;
        this.name = name;
        this.heapMiB = heapMiB;
        this.words = List.copyOf(words);
        this.readyLine = readyLine;
    }

    public String name() {
        return name;
    }

    /// Starts it; {@link #awaitReady} says when it has.
    public void start() {
        var log = launcher.logs().resolve("%s-%d.log".formatted(name, logs.size() + 1));
        process = launcher.start(heapMiB, words, log.toFile());
        toldToEnd = false;
        logs.add(log);
    }

    /// @throws IllegalStateException when it has ended instead, or takes longer
    public void awaitReady(Duration limit) throws InterruptedException {
        var ready = Pattern.compile("^" + Pattern.quote(readyLine));
        if (!Watch.until(limit, () -> count(ready) > 0 || !process.isAlive())) {
            throw new IllegalStateException(
                    "%s is not ready after %d s: %s"
                            .formatted(name, limit.toSeconds(), lastWords()));
        }
        if (!process.isAlive()) {
            throw new IllegalStateException(
                    name + " ended with status " + process.exitValue() + ": " + lastWords());
        }
    }

    /// SIGKILL: no hook runs, nothing is flushed. Returns when it is gone.
    public void kill() throws InterruptedException {
        toldToEnd = true;
        process.destroyForcibly().waitFor();
    }

    /// SIGTERM. Returns when it is gone.
    ///
    /// @return whether it went by itself; it is killed otherwise
    public boolean stop() throws InterruptedException {
        toldToEnd = true;
        process.destroy();
        if (process.waitFor(STOPS_WITHIN.toSeconds(), TimeUnit.SECONDS)) return true;
        kill();
        return false;
    }

    /// SIGSTOP. A shell of its own sees to it that it continues, whatever becomes of this process.
    public Freeze freeze(Duration atMost) {
        var pid = process.pid();
        var script = "kill -STOP %d && sleep %d; kill -CONT %d 2>&1";
        try {
            var shell =
                    new ProcessBuilder("sh", "-c", script.formatted(pid, atMost.toSeconds(), pid))
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            return new Freeze(pid, shell);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot stop " + name, e);
        }
    }

    /// Whether it has ended without having been told to.
    public boolean hasEndedByItself() {
        return process != null && !toldToEnd && !process.isAlive();
    }

    /// Lines of the present log that the pattern is found in.
    public long count(Pattern pattern) {
        return Logs.count(logs.getLast(), pattern);
    }

    /// Of all starts.
    public List<Path> logs() {
        return List.copyOf(logs);
    }

    /// The last lines that it wrote, stack traces left out.
    public String lastWords() {
        var lines =
                Logs.lines(logs.getLast()).stream()
                        .filter(line -> !line.isBlank() && !Character.isWhitespace(line.charAt(0)))
                        .toList();
        return String.join(" | ", lines.subList(Math.max(0, lines.size() - 3), lines.size()));
    }

    @Override
    public void close() {
        if (process == null) return;
        toldToEnd = true;
        process.destroyForcibly().onExit().join();
    }
}
