package ai.hanzo.hmm.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import ai.hanzo.hmm.node.CannotStart;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import picocli.CommandLine;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;

class SimulateCommandTest {
    private static final String DEPOSIT =
            "{\"timestamp\":1,\"type\":\"deposit\",\"account\":\"a\",\"amount\":\"1\",\"origin\":\"x\"}\n";

    @TempDir Path folder;

    private record Said(int status, String out, String err) {}

    @Test
    void saysHowManyThereWereAndEndsWithWhetherAllWereUnderstood() {
        var good = simulate(DEPOSIT);
        assertThat(good.status).isZero();
        assertThat(good.out).hasLineCount(1);
        assertThat(good.err)
                .hasLineCount(1)
                .startsWith("hmm: 1 commands in ")
                .contains("1 events, 0 refusals; 0 lines not understood");

        var bad = simulate(DEPOSIT + "nonsense\n", "--quiet");
        assertThat(bad.status).isEqualTo(1);
        assertThat(bad.out).hasLineCount(2);
        assertThat(bad.err).isEmpty();
    }

    @Test
    void readsAFileAndACatalogue() throws IOException {
        var input = Files.writeString(folder.resolve("in"), "{\"timestamp\":1,\"type\":\"tick\"}");
        var said = simulate("", "--input", input.toString());
        assertThat(said.status).isZero();
        assertThat(said.err).contains("1 commands");

        var none = Files.writeString(folder.resolve("none"), "{\"kinds\":{},\"markets\":[]}");
        var order =
                """
                {"timestamp":2,"type":"LIMIT","account":"a","market":"gpu-inference/h100",\
                "side":"BUY","price":"0.1","quantity":"1"}""";
        assertThat(simulate(DEPOSIT + order).out).contains("\"status\":\"OPEN\"");
        assertThat(simulate(DEPOSIT + order, "--market", none.toString()).out)
                .contains("UNKNOWN_MARKET");
    }

    @Test
    void whatIsInTheUsersHandsIsASentence() {
        assertThat(simulate("", "--input", "/no/such/file").err)
                .contains("cannot read the commands");
        assertThat(simulate("", "--market", "/no/such/file").err)
                .contains("cannot read the catalogue");
    }

    @Test
    void endsQuietlyWhenNobodyReadsAnyMore() {
        var said = simulate(DEPOSIT, failing("Broken pipe"));
        assertThat(said.status).isZero();
        assertThat(said.err).isEmpty();
        assertThat(simulate(DEPOSIT, failing("No space left on device")).err)
                .contains("cannot write the events: No space left on device");
    }

    private static Said simulate(String commands, String... words) {
        return simulate(commands, new ByteArrayOutputStream(), words);
    }

    private static Said simulate(String commands, OutputStream out, String... words) {
        var err = new StringWriter();
        var in = new ByteArrayInputStream(commands.getBytes(UTF_8));
        int status =
                new CommandLine(new SimulateCommand(in, out))
                        .setErr(new PrintWriter(err))
                        .setExecutionExceptionHandler(
                                (failure, line, _) -> {
                                    assertThat(failure).isInstanceOf(CannotStart.class);
                                    line.getErr().println(failure.getMessage());
                                    return 1;
                                })
                        .execute(words);
        return new Said(status, out.toString(), err.toString());
    }

    private static OutputStream failing(String why) {
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException(why);
            }
        };
    }
}
