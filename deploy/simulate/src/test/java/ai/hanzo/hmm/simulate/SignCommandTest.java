package ai.hanzo.hmm.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import ai.hanzo.hmm.node.CannotStart;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import picocli.CommandLine;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;

class SignCommandTest {
    private static final String STAKE =
            "{\"timestamp\":1000,\"type\":\"stake\",\"account\":\"a\",\"id\":\"s1\",\"amount\":\"1\"}";

    @TempDir Path folder;
    private String key;
    private String publicKey;

    private record Said(int status, String out, String err) {}

    @BeforeEach
    void makeAKey() {
        key = folder.resolve("a.pem").toString();
        var made = sign("", "--new", key);
        assertThat(made.status).isZero();
        publicKey = made.out.strip();
    }

    @Test
    void aNewKeyIsItsOwnersAloneAndNeverWrittenOver() throws IOException {
        var file = Path.of(key);
        assertThat(publicKey).matches("[0-9a-f]{64}");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(sign("", "--key", key, "--public").out.strip()).isEqualTo(publicKey);

        var before = Files.readString(file);
        var again = sign("", "--new", key);
        assertThat(again.status).isEqualTo(1);
        assertThat(again.err).contains("is there already: a key is never written over");
        assertThat(Files.readString(file)).isEqualTo(before);
    }

    @Test
    void aLineComesBackAsItWasWithThreeFieldsMore() {
        var withdraw =
                "  {\"type\": \"withdraw\", \"account\": \"a\", \"id\": \"w1\","
                        + " \"amount\": \"1\", \"destination\": \"Bänk {7}\"} ";
        var said = sign(STAKE + "\n\n" + withdraw + "\n", "--key", key, "--at", "5");
        assertThat(said.status).as(said.err).isZero();
        var lines = said.out.lines().toList();
        assertThat(lines).hasSize(2);
        assertThat(lines.getFirst())
                .startsWith(STAKE.substring(0, STAKE.length() - 1) + ",\"key\":\"" + publicKey)
                .contains("\",\"signedAt\":5,\"signature\":\"");
        assertThat(lines.getLast())
                .startsWith(withdraw.substring(0, withdraw.lastIndexOf('}')) + ",\"key\":\"")
                .endsWith("\"} ");
    }

    @Test
    void theTimeIsTheLinesOwnUnlessToldAndElseTheClocks() {
        assertThat(sign(STAKE, "--key", key).out).contains("\"signedAt\":1000,");
        assertThat(sign(STAKE, "--key", key, "--at", "7").out).contains("\"signedAt\":7,");

        long before = System.currentTimeMillis();
        var out = sign(STAKE.replace("\"timestamp\":1000,", ""), "--key", key).out;
        assertThat(Played.json(out).get("signedAt").asLong())
                .isBetween(before, System.currentTimeMillis());
    }

    @Test
    void headersAndBytesSayTheSame() {
        var line = Played.json(sign(STAKE, "--key", key).out);
        assertThat(sign(STAKE, "--key", key, "--headers").out)
                .isEqualTo(
                        """
                        Hmm-Key: %s
                        Hmm-Signed-At: 1000
                        Hmm-Signature: %s
                        """
                                .formatted(publicKey, line.get("signature").asText()));
        var bytes = HexFormat.of().parseHex(sign(STAKE, "--bytes").out.strip());
        assertThat(new String(bytes, UTF_8))
                .isEqualTo("hmm-command-1\0a\0s1\0" + "1000\0stake\0" + "1000000\0");
    }

    /// Of the simulation's own reader, and of the ledger's check.
    @Test
    void theLedgerTakesWhatIsSignedAndNothingElse() throws IOException {
        var deposit =
                "{\"timestamp\":1000,\"type\":\"deposit\",\"account\":\"a\",\"amount\":\"9\",\"origin\":\"x\"}\n";
        var register =
                "{\"timestamp\":1000,\"type\":\"key\",\"account\":\"a\",\"id\":\"k1\",\"publicKey\":\"%s\"}\n"
                        .formatted(publicKey);
        var signed = sign(STAKE, "--key", key).out;
        var played =
                Played.of(
                        deposit
                                + register
                                + STAKE
                                + "\n"
                                + signed.replace("\"1\"", "\"2\"")
                                + signed
                                + signed.replace("\"timestamp\":1000", "\"timestamp\":3601000"));
        assertThat(played.tally().unread()).as(played.text()).isZero();
        assertThat(played.of(3).getFirst().at("/execution/refusal/code").asText())
                .isEqualTo("UNSIGNED");
        assertThat(played.of(4).getFirst().at("/execution/refusal/code").asText())
                .as("another amount")
                .isEqualTo("UNSIGNED");
        assertThat(played.of(5).getFirst().at("/execution/status").asText()).isEqualTo("DONE");
        assertThat(played.lines().getLast().at("/execution/refusal/code").asText())
                .as("an hour later")
                .isEqualTo("UNSIGNED");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    nonsense | line 1: MALFORMED:
                    {"type":"tick"} | line 1: INVALID_VALUE: tick is not a command of an account
                    {"type":"phase","market":"a/b","phase":"PAUSED"} | phase is not a command of an account
                    {"type":"stake","account":"a","amount":"1"} | line 1: MISSING_FIELD: id is missing: a signed command names its id itself
                    {"type":"LIMIT","account":"a","market":"a/b","side":"BUY","price":"1","quantity":"1"} | MISSING_FIELD: clientOrderId is missing
                    {"type":"stake","account":"a","id":"i","amount":1} | line 1: INVALID_AMOUNT: amount must be
                    {"type":"stake","account":"a","id":"i","amount":"1","key":"00"} | line 1: FIELD_NOT_ALLOWED: key has no place here: the line is to be signed
                    {"type":"deposit","account":"a","reference":"r","amount":"1","origin":"x"} | line 1: a deposit is not signed
                    """)
    void whatCannotBeSignedIsASentence(String line, String sentence) {
        var said = sign(line, "--key", key);
        assertThat(said.status).isEqualTo(1);
        assertThat(said.out).isEmpty();
        assertThat(said.err).hasLineCount(1).contains(sentence);
    }

    @Test
    void whatIsNoKeyIsASentence() throws IOException {
        assertThat(sign(STAKE, "--key", "/no/such/key").err)
                .contains("there is no file /no/such/key");
        var file = Files.writeString(folder.resolve("open"), "secret");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(sign(STAKE, "--key", file.toString()).err).contains("chmod 600");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        assertThat(sign(STAKE, "--key", file.toString()).err)
                .contains("neither a PKCS#8 private key in PEM nor a seed of 64 hex digits")
                .doesNotContain("secret");
        assertThat(sign(STAKE).status).isEqualTo(2);
        assertThat(sign(STAKE, "--headers").status).isEqualTo(2);
    }

    private static Said sign(String lines, String... words) {
        var err = new StringWriter();
        var out = new ByteArrayOutputStream();
        var in = new ByteArrayInputStream(lines.getBytes(UTF_8));
        int status =
                new CommandLine(new SignCommand(in, out))
                        .setErr(new PrintWriter(err))
                        .setExecutionExceptionHandler(
                                (failure, line, _) -> {
                                    assertThat(failure).isInstanceOf(CannotStart.class);
                                    line.getErr().println(failure.getMessage());
                                    return 1;
                                })
                        .execute(words);
        return new Said(status, out.toString(UTF_8), err.toString());
    }
}
