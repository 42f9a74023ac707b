package ai.hanzo.hmm.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import picocli.CommandLine;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;

/// What is wrong with the input is said in one sentence before anything is started.
class DemoCommandTest {
    @TempDir Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @ParameterizedTest
    @ValueSource(strings = {"--trace", "--prices"})
    void aFileThatIsAbsentEndsWithOneSentence(String option) {
        var file = folder.resolve("absent.csv");
        assertThat(run(option, file.toString())).isEqualTo(1);
        assertThat(err)
                .hasToString("hmm: " + file + ": there is no such file" + System.lineSeparator());
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void aBadLineEndsWithItsNumber() throws IOException {
        var file = folder.resolve("trace.csv");
        Files.writeString(file, "TIMESTAMP,ContextTokens,GeneratedTokens\n1,2\n");
        assertThat(run("--trace", file.toString(), "--json")).isEqualTo(1);
        assertThat(err.toString())
                .startsWith("hmm: " + file + ", line 2: 3 columns expected, found 2");
        assertThat(out.toString()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--speed=-1", "--speed=fast", "--requests=0", "--seed=x"})
    void anOptionOutOfRangeIsRefused(String option) {
        assertThat(run(option)).isEqualTo(2);
        assertThat(err.toString()).contains(option.substring(2, option.indexOf('=')));
    }

    private int run(String... arguments) {
        return new CommandLine(new DemoCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
