package ai.hanzo.hmm.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.hanzo.hmm.local.LocalSettings;
import ai.hanzo.hmm.local.OneJvm;
import ai.hanzo.hmm.local.StoredExchange;
import ai.hanzo.hmm.node.CannotStart;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

import picocli.CommandLine;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;

/// The command on a folder whose exchange runs, or has been stopped, or was never there.
class CheckCommandTest {
    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    private record Said(int status, String out, String err) {}

    @Test
    void aRunningExchangeIsCheckedWhereItRunsAndAStoppedOneWhereItLies() {
        try (var exchange = OneJvm.start(LocalSettings.in(folder).withPorts(0, 0));
                var stored = StoredExchange.open(folder)) {
            assertThat(stored.bootstrapServers()).isEqualTo(exchange.bootstrapServers());
            var said = check("--data", folder.toString());
            assertThat(said.status).as(said.out).isZero();
            assertThat(said.out).contains("outcomes      holds               12  every command");
        }
        var said = check("--data", folder.toString(), "--json");
        assertThat(said.status).as(said.out).isZero();
        assertThat(said.out)
                .hasLineCount(1)
                .startsWith("{\"holds\":true,\"promises\":{\"outcomes\"");
    }

    @Test
    void aFolderWithoutAnExchangeIsRefusedInASentence() {
        assertThatThrownBy(() -> StoredExchange.open(folder))
                .isInstanceOf(CannotStart.class)
                .hasMessageStartingWith("there is no exchange in " + folder);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void whatCannotBeUnderstoodEndsWithTheUsage() {
        assertThat(check("--data", "x", "--bootstrap-servers", "y:1").status).isEqualTo(2);
        assertThat(check("--topic-prefix", "a b", "--bootstrap-servers", "y:1").status)
                .isEqualTo(2);
        assertThat(check("--help").out).contains("3", "something could not be judged");
    }

    private static Said check(String... words) {
        var out = new StringWriter();
        var err = new StringWriter();
        int status =
                new CommandLine(new CheckCommand())
                        .setOut(new PrintWriter(out))
                        .setErr(new PrintWriter(err))
                        .execute(words);
        return new Said(status, out.toString(), err.toString());
    }
}
