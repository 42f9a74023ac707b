package ai.hanzo.hmm.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.streams.GroupProtocol;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

class OneJvmTest {
    private static final String CONSERVED =
            "{\"asset\":\"HANZO\",\"deposited\":\"12.5\",\"withdrawn\":\"0\",\"free\":\"12.5\","
                    + "\"held\":\"0\",\"pools\":\"0\",\"qualityFunds\":\"0\",\"treasury\":\"0\","
                    + "\"inFlight\":\"0\",\"difference\":\"0\"}";
    private static final String BALANCE = "{\"asset\":\"HANZO\",\"free\":\"12.5\",\"held\":\"0\"}";

    /// Left where it is when a test fails: its log says why.
    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void whatCameInThroughTheDoorIsThereAfterARestart() throws Exception {
        var settings = LocalSettings.in(folder).withPorts(0, 0);
        try (var exchange = OneJvm.start(settings)) {
            assertThat(get(exchange, "/v1/markets/gpu-inference/h100").body())
                    .contains("\"phase\":\"ACTIVE\"");
            assertThat(get(exchange, "/.well-known/jwks.json").body()).isEqualTo(exchange.jwks());
            var deposit =
                    "{\"account\":\"alice\",\"reference\":\"d1\",\"amount\":\"12.5\",\"origin\":\"test\"}";
            assertThat(post(exchange, "/v1/deposits", deposit).statusCode()).isEqualTo(202);
            awaitBalance(exchange);
            awaitConserved(exchange);
        }
        try (var exchange = OneJvm.start(settings)) {
            awaitBalance(exchange);
            awaitConserved(exchange);
        }
    }

    @Test
    void theStreamsGroupProtocolServesTheSame() throws Exception {
        var settings =
                LocalSettings.in(folder)
                        .withPorts(0, 0)
                        .withStreams(new LocalSettings.Streams(1, 5, GroupProtocol.STREAMS));
        try (var exchange = OneJvm.start(settings);
                var admin =
                        Admin.create(Map.of("bootstrap.servers", exchange.bootstrapServers()))) {
            var group = admin.describeStreamsGroups(List.of("hmm-exchange")).all().get();
            assertThat(group.get("hmm-exchange").members()).hasSize(1);
            var deposit =
                    "{\"account\":\"alice\",\"reference\":\"d1\",\"amount\":\"12.5\",\"origin\":\"test\"}";
            assertThat(post(exchange, "/v1/deposits", deposit).statusCode()).isEqualTo(202);
            awaitBalance(exchange);
        }
    }

    private void awaitConserved(OneJvm exchange) {
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(50))
                .untilAsserted(
                        () ->
                                assertThat(get(exchange, "/v1/conservation").body())
                                        .contains(CONSERVED));
    }

    private void awaitBalance(OneJvm exchange) {
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(50))
                .untilAsserted(
                        () ->
                                assertThat(get(exchange, "/v1/accounts/alice/balances").body())
                                        .contains(BALANCE));
    }

    private HttpResponse<String> get(OneJvm exchange, String path)
            throws IOException, InterruptedException {
        return http.send(request(exchange, path).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(OneJvm exchange, String path, String json)
            throws IOException, InterruptedException {
        var request =
                request(exchange, path)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(json));
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private static HttpRequest.Builder request(OneJvm exchange, String path) {
        return HttpRequest.newBuilder(URI.create(exchange.doorUrl() + path));
    }
}
