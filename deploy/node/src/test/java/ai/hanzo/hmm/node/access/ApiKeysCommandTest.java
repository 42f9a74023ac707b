package ai.hanzo.hmm.node.access;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.node.CannotStart;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import picocli.CommandLine;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;

class ApiKeysCommandTest {
    @TempDir Path folder;
    private long now = Instant.parse("2026-03-01T12:00:00.250Z").toEpochMilli();

    private record Said(int status, String out, String err) {}

    @Test
    void aKeyIsPrintedOnceListedUntilItEndsAndTakenAway() throws Exception {
        var made =
                said(
                        new AddCommand(() -> now),
                        "--name",
                        "desk 7",
                        "--role",
                        "trader,provider",
                        "--account",
                        "alice",
                        "--account",
                        "bob",
                        "--expires-in",
                        "P1D");
        assertThat(made.status).isZero();
        assertThat(made.out).hasLineCount(1).matches("hmm_[0-9a-f]{12}_[A-Za-z0-9_-]{43}\n");
        var id = made.out.substring(4, 16);
        var secret = made.out.strip().substring(17);
        assertThat(made.err)
                .isEqualTo("key " + id + " is shown this once: keep it where it is used\n");
        assertThat(Files.readString(file())).doesNotContain(secret);

        var listed = said(new ListCommand(() -> now));
        assertThat(listed.out.lines().skip(1))
                .singleElement()
                .asString()
                .matches(
                        id
                                + " +2026-03-01T12:00:00Z +2026-03-02T12:00:00Z +provider,trader"
                                + " +alice,bob +desk 7");
        assertThat(listed.out).doesNotContain(secret);
        now += 86_400_000;
        assertThat(said(new ListCommand(() -> now)).out).contains("over");

        assertThat(said(new RemoveCommand(), id).out).isEqualTo(id + " is gone\n");
        assertThat(said(new ListCommand(() -> now)).out).hasLineCount(1);
        assertThat(said(new RemoveCommand(), id).err).isEqualTo("there is no key " + id);
    }

    @Test
    void aKeyOfTheTreasuryNeedsNoAccountAndNeverEndsUnlessItIsSaid() {
        var made = said(new AddCommand(() -> now), "--name", "till", "--role", "TREASURY");
        assertThat(made.status).isZero();
        assertThat(said(new ListCommand(() -> now)).out).contains("for ever", "treasury");
    }

    private Path file() {
        return folder.resolve("keys.json");
    }

    private Said said(Callable<Integer> command, String... words) {
        var out = new StringWriter();
        var err = new StringWriter();
        var all = new String[words.length + 2];
        all[0] = "--file";
        all[1] = file().toString();
        System.arraycopy(words, 0, all, 2, words.length);
        int status =
                new CommandLine(command)
                        .setCaseInsensitiveEnumValuesAllowed(true)
                        .setOut(new PrintWriter(out))
                        .setErr(new PrintWriter(err))
                        .setExecutionExceptionHandler(
                                (failure, _, _) -> {
                                    assertThat(failure).isInstanceOf(CannotStart.class);
                                    err.append(failure.getMessage());
                                    return 1;
                                })
                        .execute(all);
        return new Said(status, out.toString(), err.toString());
    }
}
