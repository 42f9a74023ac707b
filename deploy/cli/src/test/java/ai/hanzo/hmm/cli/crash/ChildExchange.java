package ai.hanzo.hmm.cli.crash;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.cli.Main;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// `hmm up` in a JVM of its own.
final class ChildExchange implements AutoCloseable {
    private static final long STOPS_WITHIN_S = 30;

    private final Process process;

    private ChildExchange(Process process) {
        this.process = process;
    }

    /// Starts one and returns when it has said that it is ready.
    static ChildExchange up(Path folder, int doorPort, int kafkaPort) throws IOException {
        var process = start(folder, doorPort, kafkaPort);
        var child = new ChildExchange(process);
        try {
            var line = new BufferedReader(process.inputReader()).readLine();
            assertThat(line).as("the ready line").startsWith("hmm is up after ");
            return child;
        } catch (AssertionError | IOException e) {
            child.kill();
            throw e;
        }
    }

    /// Starts one that is expected to end by itself; its complaints go to `err`.
    static Process start(Path folder, int doorPort, int kafkaPort, Path err) throws IOException {
        return new ProcessBuilder(command(folder, doorPort, kafkaPort))
                .redirectError(err.toFile())
                .start();
    }

    private static Process start(Path folder, int doorPort, int kafkaPort) throws IOException {
        return new ProcessBuilder(command(folder, doorPort, kafkaPort))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static List<String> command(Path folder, int doorPort, int kafkaPort) {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var words =
                new ArrayList<>(
                        List.of(java, "-Xmx768m", "-Dlogback.configurationFile=logback.xml"));
        words.addAll(
                List.of(
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow"));
        words.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        words.addAll(List.of("up", "--data", folder.toString()));
        words.addAll(List.of("--port", "" + doorPort, "--kafka-port", "" + kafkaPort));
        return words;
    }

    /// SIGKILL: no hook runs, nothing is flushed.
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    /// SIGTERM; answers the exit status.
    int stop() throws InterruptedException {
        process.destroy();
        assertThat(process.waitFor(STOPS_WITHIN_S, TimeUnit.SECONDS)).as("stops in time").isTrue();
        return process.exitValue();
    }

    @Override
    public void close() {
        kill();
    }
}
