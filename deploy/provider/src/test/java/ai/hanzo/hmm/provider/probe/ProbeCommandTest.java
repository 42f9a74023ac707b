package ai.hanzo.hmm.provider.probe;

import static ai.hanzo.hmm.provider.TestServer.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.hanzo.hmm.node.CannotStart;
import ai.hanzo.hmm.provider.Said;
import ai.hanzo.hmm.provider.TestServer;
import ai.hanzo.hmm.provider.door.ApiKey;

import com.sun.net.httpserver.HttpExchange;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

/// The command line of the probe.
class ProbeCommandTest {
    private static final String WHO = "--market gpu-inference/h100 --provider gpu-house ";
    private static final String SECRET = "sk-0123456789";

    @TempDir Path folder;

    @Test
    void saysWhatItMeasuredAndWhatTheDoorSaidAndNeverTheKey() throws Exception {
        var key = keyFile("rw-------", SECRET + "\n");
        try (var server = TestServer.start(ProbeCommandTest::oneRightOneWrong);
                var door = TestServer.start(ProbeCommandTest::door)) {
            var said =
                    Said.by(
                            "probe --url %s --door %s %s --requests 2 --expect-pattern (?i)mercury --api-key-file %s"
                                    .formatted(server.url(), door.url(), WHO, key));
            assertThat(said.status()).isZero();
            assertThat(said.out())
                    .containsPattern(
                            "(?m)^round 1: 2 asked, 2 answered, p95 [0-9]+ ms, [0-9.]+ tokens/s by"
                                    + " usage, availability 1, accuracy 0.5$")
                    .contains("round 1: the door took it: hmm.telemetry, partition 1, offset 2")
                    .doesNotContain(SECRET);
            assertThat(server.asked())
                    .extracting(TestServer.Asked::authorization)
                    .containsOnly("Bearer " + SECRET);
            assertThat(door.asked())
                    .extracting(TestServer.Asked::authorization)
                    .as("the door is not the server's business")
                    .containsOnly("");
            assertThat(door.asked().getLast().body())
                    .contains("\"observer\":\"gpu-house\"", "\"accuracyPpm\":500000");
        }
    }

    @Test
    void aReportThatIsTurnedAwayIsStatus3() throws Exception {
        try (var server =
                        TestServer.start(
                                (exchange, _) -> answer(exchange, 200, "text/plain", "up"));
                var door =
                        TestServer.start(
                                (exchange, asked) -> {
                                    if (asked.method().equals("GET")) door(exchange, asked);
                                    else answer(exchange, 400, "application/json", "{}");
                                })) {
            var said =
                    Said.by(
                            "probe --health --url %s/health --door %s %s"
                                    .formatted(server.url(), door.url(), WHO));
            assertThat(said.status()).isEqualTo(3);
            assertThat(said.out())
                    .contains(
                            "round 1: LOST: NO_DOOR: HTTP 400 of something that is no door of the"
                                    + " exchange");
            assertThat(server.asked()).hasSize(10);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--url ftp://x | the server cannot be asked: a URL such as http://127.0.0.1:8000 is needed",
                "--url http://me:word@x | the server cannot be asked: a URL must not hold a user or a password",
                "--url http://x?a=b | the server cannot be asked: a URL without ? and # is needed",
                "--url http://x --door nowhere | --door: a URL such as http://127.0.0.1:8000 is needed",
                "--url http://x --requests 0 | the requests of a round must be >= 1: 0",
                "--url http://x --rounds -1 | rounds must be >= 0: -1",
                "--url http://x --timeout 0 | the time for an answer, ms, must be >= 1: 0",
                "--url http://x --max-tokens 0 | max tokens must be >= 1: 0",
                "--url http://x --expect-pattern ( | --expect-pattern is no regular expression",
                "--url http://x --observer a/b | --observer must be 1 to 64 characters",
                "--url http://x --api-key-env NO_SUCH_VARIABLE | the variable NO_SUCH_VARIABLE is not set",
                "--url http://x --api-key-file /no/such/file | there is no file /no/such/file",
            })
    void whatCannotBeIsSaidInASentence(String options, String sentence) {
        var said = Said.by("probe " + WHO + options);
        assertThat(said.status()).isEqualTo(1);
        assertThat(said.err()).startsWith("hmm: ").contains(sentence).hasLineCount(1);
    }

    @Test
    void aKeyThatOthersMayReadOrThatNoHeaderCarriesIsNotUsedNorShown() throws Exception {
        var open = keyFile("rw-r--r--", SECRET);
        assertThat(Said.by("probe --url http://x " + WHO + "--api-key-file " + open).err())
                .contains("must be the owner's alone (chmod 600)")
                .doesNotContain(SECRET);
        assertThatThrownBy(() -> ApiKey.ofVariable("KEY", Map.of("KEY", SECRET + "\r\nHost: x")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining(SECRET);
        assertThat(ApiKey.ofVariable("KEY", Map.of("KEY", SECRET)).toString())
                .doesNotContain(SECRET);
    }

    @Test
    void anUnknownMarketIsInTheWay() throws Exception {
        try (var door =
                TestServer.start(
                        (exchange, _) ->
                                answer(
                                        exchange,
                                        404,
                                        "application/problem+json",
                                        "{\"code\":\"UNKNOWN_MARKET\",\"detail\":\"there is no market x\"}"))) {
            var said = Said.by("probe --url http://x " + WHO + "--door " + door.url());
            assertThat(said.status()).isEqualTo(1);
            assertThat(said.failure())
                    .isInstanceOf(CannotStart.class)
                    .hasMessage("the door says UNKNOWN_MARKET: there is no market x");
        }
    }

    private static void oneRightOneWrong(HttpExchange exchange, TestServer.Asked asked)
            throws IOException {
        var word = asked.number() == 1 ? "Mercury" : "Pluto";
        var body =
                "{\"choices\":[{\"message\":{\"content\":\"%s\"}}],\"usage\":{\"completion_tokens\":3}}";
        answer(exchange, 200, "application/json", body.formatted(word));
    }

    private static void door(HttpExchange exchange, TestServer.Asked asked) throws IOException {
        var body =
                asked.method().equals("GET")
                        ? "{\"rateUnit\":\"tokens/s\",\"bucketMs\":300000,\"graceMs\":600000,\"observers\":[]}"
                        : "{\"topic\":\"hmm.telemetry\",\"partition\":1,\"offset\":2}";
        answer(exchange, asked.method().equals("GET") ? 200 : 202, "application/json", body);
    }

    private Path keyFile(String permissions, String text) throws IOException {
        var file = Files.writeString(folder.resolve("key"), text);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }
}
