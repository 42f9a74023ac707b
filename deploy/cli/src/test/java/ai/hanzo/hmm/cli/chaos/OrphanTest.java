package ai.hanzo.hmm.cli.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.cli.Main;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A part whose parent has died must not be left behind.
class OrphanTest {
    private static final long ENDS_WITHIN_S = 60;

    @TempDir Path folder;

    @Test
    void aBrokerStopsWhenItsInputEnds() throws Exception {
        var data = folder.resolve("data").toString();
        endsWithItsInput(List.of("broker", "--port", "0", "--data", data), "hmm broker is up");
    }

    @Test
    void aPartThatIsStillStartingStopsToo() throws Exception {
        endsWithItsInput(
                List.of(
                        "streams",
                        "--bootstrap-servers",
                        "127.0.0.1:1",
                        "--schema-registry-url",
                        "http://127.0.0.1:1",
                        "--data",
                        folder.resolve("data").toString(),
                        "--keys",
                        folder.resolve("keys").toString()),
                "");
    }

    private void endsWithItsInput(List<String> words, String readyLine) throws Exception {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-Xmx256m"));
        command.add("--sun-misc-unsafe-memory-access=allow");
        command.add("-Dlogback.configurationFile=logback.xml");
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.add(Main.class.getName());
        command.addAll(words);
        command.add("--stop-at-end-of-input");
        var child =
                new ProcessBuilder(command).redirectError(folder.resolve("err").toFile()).start();
        try {
            if (!readyLine.isEmpty())
                assertThat(child.inputReader().readLine()).startsWith(readyLine);
            assertThat(child.isAlive()).isTrue();
            child.getOutputStream().close();
            assertThat(child.waitFor(ENDS_WITHIN_S, TimeUnit.SECONDS)).as("ends").isTrue();
        } finally {
            child.destroyForcibly();
        }
    }
}
