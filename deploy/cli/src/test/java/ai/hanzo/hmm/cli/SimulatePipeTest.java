package ai.hanzo.hmm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/// A simulation as a process between two pipes.
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SimulatePipeTest {
    private static final String DEPOSIT =
            """
            {"timestamp":1,"type":"deposit","account":"a","amount":"1","origin":"test"}
            """;

    @TempDir Path folder;

    private Process process;
    private Writer in;
    private BufferedReader out;

    @BeforeEach
    void start() throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var classPath = System.getProperty("java.class.path");
        process =
                new ProcessBuilder(java, "-cp", classPath, Main.class.getName(), "simulate")
                        .redirectError(folder.resolve("err").toFile())
                        .start();
        in = process.outputWriter();
        out = process.inputReader();
    }

    @AfterEach
    void stop() {
        process.destroyForcibly();
    }

    @Test
    void answersBeforeItWaitsForMore() throws Exception {
        for (int line = 1; line <= 3; line++) {
            in.write(DEPOSIT);
            in.flush();
            assertThat(out.readLine()).startsWith("{\"line\":" + line + ",\"execution\":");
        }
        in.close();
        assertThat(out.readLine()).isNull();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
        assertThat(said()).startsWith("hmm: 3 commands in ");
    }

    @Test
    void endsQuietlyWhenNobodyReadsAnyMore() throws Exception {
        in.write(DEPOSIT);
        in.flush();
        assertThat(out.readLine()).startsWith("{\"line\":1,");
        out.close();
        in.write(DEPOSIT);
        in.flush();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
        assertThat(said()).isEmpty();
    }

    private String said() throws IOException {
        return Files.readString(folder.resolve("err"));
    }
}
