package ai.hanzo.hmm.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import picocli.CommandLine;

import java.io.PrintWriter;
import java.io.StringWriter;

/// What cannot be measured is said in a sentence, before anything starts.
class BenchCommandTest {
    private final StringWriter err = new StringWriter();

    @Test
    void oneMeasurementAtATime() {
        assertThat(run("--tokens", "--telemetry")).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(err.toString()).contains("--telemetry and --tokens are 2 measurements.");
    }

    @Test
    void ordersComeAtARate() {
        assertThat(run("--tokens", "--rate", "0")).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(err.toString()).contains("orders a second must be >= 1: 0");
    }

    @Test
    void someOrdersTakeAndSomeDoNot() {
        assertThat(run("--tokens", "--take-percent", "100")).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(err.toString()).contains("takePercent must be 1 to 99: 100");
    }

    @Test
    void aRunIsLongEnoughToMeanSomething() {
        assertThat(run("--tokens", "--minutes", "1")).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(err.toString()).contains("a run takes at least 90 s: 60");
    }

    private int run(String... arguments) {
        return new CommandLine(new BenchCommand())
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
