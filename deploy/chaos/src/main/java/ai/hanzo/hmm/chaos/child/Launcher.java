package ai.hanzo.hmm.chaos.child;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// How a command of this program is run in a JVM of its own: the same Java, the same class path,
/// the same main class, a small heap.
///
/// @param mainClass whose `main` takes the words of a command line
/// @param logs where the output of each child goes
public record Launcher(String mainClass, Path logs) {
    private static final String STOP_WITH_PARENT = "--stop-at-end-of-input";

    /// A process whose standard input stays open as long as this process lives.
    Process start(int heapMiB, List<String> words, File output) {
        try {
            Files.createDirectories(logs);
            return new ProcessBuilder(command(heapMiB, words))
                    .redirectErrorStream(true)
                    .redirectOutput(output)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + words.getFirst(), e);
        }
    }

    /// A process that ends by itself, and how it ended.
    int run(int heapMiB, List<String> words, File output) throws InterruptedException {
        try {
            Files.createDirectories(logs);
            var command = command(heapMiB, words);
            command.remove(STOP_WITH_PARENT);
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + words.getFirst(), e);
        }
    }

    /// The optimizing compiler and a concurrent collector are for machines with cores to spare;
    /// here half a dozen JVMs share what there is.
    private List<String> command(int heapMiB, List<String> words) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx" + heapMiB + "m");
        command.add("-XX:+UseSerialGC");
        command.add("-XX:TieredStopAtLevel=1");
        command.add("-Xlog:disable");
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("--sun-misc-unsafe-memory-access=allow");
        command.add("-Dlogback.configurationFile=ai/hanzo/hmm/chaos/child-logback.xml");
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), mainClass));
        command.addAll(words);
        command.add(STOP_WITH_PARENT);
        return command;
    }
}
