package ai.hanzo.hmm.node.keys;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.node.CannotStart;
import ai.hanzo.hmm.streams.token.KeyFolder;
import ai.hanzo.hmm.streams.token.TokenKey;
import ai.hanzo.hmm.streams.token.TokenVerifier;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import picocli.CommandLine;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;

class KeysCommandTest {
    @TempDir Path path;
    private long now = Instant.parse("2026-03-01T12:00:00.250Z").toEpochMilli();
    private KeyFolder folder;

    private record Said(int status, String out, String err) {}

    @BeforeEach
    void firstKey() {
        folder = new KeyFolder(path);
        folder.readOrCreate();
    }

    @Test
    void aRotationIsSeenInTheListFromItsMakingToTheKeysEnd() throws IOException {
        var made = said(rotate());
        var ids = keys().stream().map(TokenKey::keyId).toList();
        assertThat(made.out)
                .isEqualTo(
                        "%s signs for allocations from 2026-03-01T12:10:01Z on%n", ids.getLast());
        var file = path.resolve("token-signing-key-1772367001000.jwk");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(said(list()).out)
                .isEqualTo(
                        """
                        key                                          active from           signs
                        %s  the beginning         now
                        %s  2026-03-01T12:10:01Z  not yet
                        """,
                        ids.toArray());

        now += 601_000;
        assertThat(said(list()).out.lines())
                .element(1)
                .asString()
                .isEqualTo(ids.getFirst() + "  the beginning         no longer");
        assertThat(said(list()).out).endsWith("2026-03-01T12:10:01Z  now\n");

        var gone = said(remove(), ids.getFirst());
        assertThat(gone.status).isZero();
        assertThat(gone.out)
                .startsWith(ids.getFirst() + " is gone: tokens of allocations that began before")
                .contains("before 2026-03-01T12:10:01Z and have not expired are refused");
        assertThat(keys()).extracting(TokenKey::keyId).containsExactly(ids.getLast());
    }

    @Test
    void onlyAKeyThatSignsNoLongerIsTakenAway() {
        said(rotate());
        var ids = keys().stream().map(TokenKey::keyId).toList();
        for (var id : ids) {
            refused(remove(), id + " signs now or will", id);
        }
        refused(remove(), "there is no key stranger", "stranger");
        assertThat(keys()).extracting(TokenKey::keyId).isEqualTo(ids);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PT9.999S | --in must be PT10S to P365D: PT9.999S",
                "-PT1H    | --in must be PT10S to P365D: PT-1H",
                "P366D    | --in must be PT10S to P365D: PT8784H",
                "PT10M    | the new key must become active after the last one",
                "PT5M     | the new key must become active after the last one",
            })
    void aKeyIsTheLastAndNotTooSoon(String in, String sentence) {
        said(rotate());
        refused(rotate(), sentence, "--in=" + in);
        assertThat(keys()).hasSize(2);
        assertThat(said(rotate(), "--in=PT11M").status).isZero();
        assertThat(keys()).hasSize(3);
    }

    @Test
    void whatIsPrintedForTheDoorChecksTokensAndHoldsNoSecret() throws IOException {
        said(rotate());
        var jwks = said(new JwksCommand()).out;
        assertThat(jwks).isEqualTo(folder.read().jwks() + "\n").doesNotContain("\"d\"");
        for (var key : keys()) assertThat(jwks).contains(key.keyId());
        assertThat(new TokenVerifier(jwks)).isNotNull();
    }

    @Test
    void whereThereAreNoKeysNothingIsMade() {
        var empty = path.resolve("empty");
        for (var command : List.of(list(), rotate(), new JwksCommand())) {
            var said = run(command, "--keys", empty.toString());
            assertThat(said.status).isEqualTo(1);
            assertThat(said.err).contains("empty holds no token-signing-key.jwk");
        }
        assertThat(empty).doesNotExist();
    }

    @Test
    void aFileThatIsNoKeyIsSaidInASentenceWithoutItsText() throws IOException {
        var file = path.resolve("token-signing-key-9.jwk");
        Files.writeString(file, "{\"d\":\"s3cret");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        refused(list(), "token-signing-key-9.jwk holds no JSON Web Key");
        assertThat(said(list()).err).doesNotContain("s3cret");
    }

    private void refused(Callable<Integer> command, String sentence, String... words) {
        var said = said(command, words);
        assertThat(said.status).isEqualTo(1);
        assertThat(said.out).isEmpty();
        assertThat(said.err).hasLineCount(1).contains(sentence);
    }

    private List<TokenKey> keys() {
        return folder.read().keys();
    }

    private Callable<Integer> list() {
        return new ListCommand(() -> now);
    }

    private Callable<Integer> rotate() {
        return new RotateCommand(() -> now);
    }

    private Callable<Integer> remove() {
        return new RemoveCommand(() -> now);
    }

    private Said said(Callable<Integer> command, String... words) {
        var all = new String[words.length + 2];
        all[0] = "--keys";
        all[1] = path.toString();
        System.arraycopy(words, 0, all, 2, words.length);
        return run(command, all);
    }

    private static Said run(Callable<Integer> command, String... words) {
        var out = new StringWriter();
        var err = new StringWriter();
        int status =
                new CommandLine(command)
                        .setOut(new PrintWriter(out))
                        .setErr(new PrintWriter(err))
                        .setExecutionExceptionHandler(
                                (thrown, line, _) -> {
                                    assertThat(thrown).isInstanceOf(CannotStart.class);
                                    line.getErr().println("hmm: " + thrown.getMessage());
                                    return 1;
                                })
                        .execute(words);
        return new Said(status, out.toString(), err.toString());
    }
}
