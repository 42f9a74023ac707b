package ai.hanzo.hmm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.local.broker.LocalPort;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;

/// What the command line says when it does not start an exchange.
class MainTest {
    @TempDir Path folder;

    private record Said(int status, String out, String err) {}

    @Test
    void tellsItsVersionAndHelps() {
        assertThat(hmm("--version").out).startsWith("hmm ").contains("Java 2");
        assertThat(hmm("help", "up").out).contains("--data", "--port", "--kafka-port", "--fresh");
    }

    @ParameterizedTest
    @CsvSource({
        "--port 70000, --port must be 0 (any free port) to 65535: 70000",
        "--threads 0, threads must be >= 1: 0",
        "--commit-interval-ms 0, the commit interval must be >= 1: 0",
        "--markets /no/such/file.json, cannot read the catalogue of markets",
        "--api-keys /no/such/file.json, there is no file /no/such/file.json: hmm api-keys add makes it",
        "--rate-limit -1, the rate limit must be 0 to 1000000 requests a second: -1",
    })
    void aSettingThatCannotBeIsRefusedInASentence(String option, String sentence) {
        var said = up(option.split(" "));
        assertThat(said.status).isEqualTo(1);
        assertThat(said.err).hasLineCount(1).startsWith("hmm: ").contains(sentence);
    }

    @Test
    void aTakenPortIsRefusedInASentenceAndTheFolderIsLetGo() {
        try (var taken = LocalPort.any()) {
            refusedForThePort(taken.number());
            refusedForThePort(taken.number());
        }
    }

    private void refusedForThePort(int taken) {
        var said = up("--port", "" + taken);
        assertThat(said.status).isEqualTo(1);
        assertThat(said.err)
                .hasLineCount(1)
                .contains("port " + taken + " on 127.0.0.1, wanted for the door")
                .contains("choose another with --port");
    }

    @Test
    void anUnknownOptionEndsWithTheUsage() {
        var said = hmm("up", "--prot", "1");
        assertThat(said.status).isEqualTo(2);
        assertThat(said.err).contains("Unknown option").contains("Usage: hmm up");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "topics --bootstrap-servers 127.0.0.1:1 --partitions 1,2 | --partitions must be three numbers, as 12,12,6: 1,2",
                "topics --bootstrap-servers 127.0.0.1:1 --partitions 1,0,1 | --partitions must be >= 1",
                "topics --bootstrap-servers 127.0.0.1:1 --replication 0 | --replication must be >= 1: 0",
                "topics --bootstrap-servers 127.0.0.1:1 --property security.protocol=NONSENSE | Kafka cannot be asked: Invalid value NONSENSE for configuration security.protocol",
                "streams --bootstrap-servers 127.0.0.1:1 --schema-registry-url http://x --data s --keys FOLDER --threads 0 | threads must be >= 1: 0",
                "streams --bootstrap-servers 127.0.0.1:1 --schema-registry-url http://x --data s --keys FOLDER --standbys -1 | standbys must be >= 0: -1",
                "keys list --keys /no/such | /no/such holds no token-signing-key.jwk",
                "keys rotate --keys /no/such --in PT1S | --in must be PT10S to P365D: PT1S",
                "door --bootstrap-servers 127.0.0.1:1 --data d --jwks /no/such | cannot use /no/such: it is not there",
                "door --bootstrap-servers 127.0.0.1:1 --data d --keys FOLDER --host 0.0.0.0 | guard it with API keys or tokens, or allow the public bind",
                "door --bootstrap-servers 127.0.0.1:1 --data d --keys FOLDER --jwt-issuer i --jwt-audience a --jwt-jwks http://example.org/jwks | must come from a file or an https URL",
                "api-keys list --file /no/such | there is no file /no/such",
                "api-keys add --file /no/such --name n --role trader | a key of these roles needs an account: [TRADER]",
                "api-keys add --file /no/such --name n --role trader --account a@b | --account must be 1 to 64 characters",
                "api-keys add --file /no/such --name n --role operator --expires-in PT0S | --expires-in must be above zero",
                "broker --data d --node 0 | --node must be >= 1: 0",
                "broker --data d --controller-only --controller h:1 | exclude each other",
            })
    void theCommandsOfAClusterRefuseInASentenceToo(
            String command, String sentence, @TempDir Path folder) {
        var said = hmm(command.replace("FOLDER", folder.toString()).split(" "));
        assertThat(said.status).isEqualTo(1);
        assertThat(said.err).hasLineCount(1).startsWith("hmm: ").contains(sentence);
    }

    @ParameterizedTest
    @CsvSource({
        "--input /no/such/file, cannot read the commands",
        "--market /no/such/file, cannot read the catalogue of markets",
    })
    void aSimulationOfWhatCannotBeReadIsRefusedInASentence(String option, String sentence) {
        var said = hmm(("simulate " + option).split(" "));
        assertThat(said.status).isEqualTo(1);
        assertThat(said.err).hasLineCount(1).startsWith("hmm: ").contains(sentence);
    }

    @Test
    void aTokenThatCannotBeCheckedIsNotCalledBad() {
        var said = hmm("token", "verify", "--provider", "acme", "--jwks", "/no/such", "a.b.c");
        assertThat(said.status).isEqualTo(2);
        assertThat(said.err).isEqualTo("hmm: there is no file /no/such\n");
    }

    @Test
    void aDoorThatOthersReachMustBeAskedFor() {
        var said =
                hmm(
                        "door",
                        "--bootstrap-servers",
                        "127.0.0.1:1",
                        "--data",
                        folder.toString(),
                        "--keys",
                        folder.toString(),
                        "--host",
                        "0.0.0.0");
        assertThat(said.status).isEqualTo(1);
        assertThat(said.err).hasLineCount(1).contains("allow the public bind if that is meant");
    }

    @Test
    void aDoorLooksForTopicsAsItsPropertiesSay() {
        var said =
                hmm(
                        "door",
                        "--bootstrap-servers",
                        "127.0.0.1:1",
                        "--data",
                        folder.toString(),
                        "--keys",
                        folder.toString(),
                        "--port",
                        "0",
                        "--property",
                        "security.protocol=SASL_PLAINTEXT");
        assertThat(said.status).isEqualTo(1);
        assertThat(said.err).hasLineCount(1).contains("Kafka cannot be asked: ", "JAAS");
    }

    private Said up(String... options) {
        var words = new String[options.length + 3];
        words[0] = "up";
        words[1] = "--data";
        words[2] = folder.toString();
        System.arraycopy(options, 0, words, 3, options.length);
        return hmm(words);
    }

    private static Said hmm(String... words) {
        var out = new StringWriter();
        var err = new StringWriter();
        int status =
                Main.commandLine()
                        .setOut(new PrintWriter(out))
                        .setErr(new PrintWriter(err))
                        .execute(words);
        return new Said(status, out.toString(), err.toString());
    }
}
