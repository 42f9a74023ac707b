package ai.hanzo.hmm.node.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.hanzo.hmm.node.CannotStart;

import org.junit.jupiter.api.Test;

import picocli.CommandLine;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

class OpsEndpointTest {
    private final List<String> dead = new CopyOnWriteArrayList<>();
    private final List<String> notReady = new CopyOnWriteArrayList<>(List.of("exchange: CREATED"));
    private final OpsEndpoint.Answers answers =
            new OpsEndpoint.Answers(() -> "hmm_ready 0.0\n", () -> dead, () -> notReady);

    @Test
    void figuresAndHealthAreToldAndNothingElse() throws Exception {
        try (var endpoint = OpsEndpoint.start("127.0.0.1", 0, answers)) {
            var metrics = send(endpoint, "GET", "/metrics");
            assertThat(metrics.body()).isEqualTo("hmm_ready 0.0\n");
            assertThat(metrics.headers().firstValue("Content-Type"))
                    .contains("text/plain; version=0.0.4; charset=utf-8");
            assertThat(send(endpoint, "GET", "/health/ready").statusCode()).isEqualTo(503);
            assertThat(send(endpoint, "GET", "/health/ready").body())
                    .isEqualTo("{\"ready\":false,\"notReady\":[\"exchange: CREATED\"]}");
            notReady.clear();
            assertThat(send(endpoint, "GET", "/health/ready").statusCode()).isEqualTo(200);
            assertThat(send(endpoint, "GET", "/health/live").statusCode()).isEqualTo(200);
            dead.add("exchange: ERROR");
            assertThat(send(endpoint, "GET", "/health/live").statusCode()).isEqualTo(503);
            assertThat(send(endpoint, "GET", "/v1/markets").statusCode()).isEqualTo(404);
            assertThat(send(endpoint, "POST", "/metrics").statusCode()).isEqualTo(405);
        }
    }

    @Test
    void itIsServedWhereAskedForAloneAndATakenPortIsSaid() throws Exception {
        try (var none = options().serve(answers)) {
            assertThat(none.said()).isEmpty();
        }
        try (var served = options("--metrics-port", "0").serve(answers)) {
            var port = served.endpoint().orElseThrow().port();
            assertThat(served.said()).isEqualTo(", metrics http://127.0.0.1:" + port);
            assertThatThrownBy(() -> options("--metrics-port", "" + port).serve(answers))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining("port " + port + " on 127.0.0.1 cannot be taken");
        }
    }

    private static OpsOptions options(String... arguments) {
        return CommandLine.populateCommand(new OpsOptions(), arguments);
    }

    private static HttpResponse<String> send(OpsEndpoint endpoint, String method, String path)
            throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            var uri = URI.create("http://127.0.0.1:" + endpoint.port() + path);
            var request =
                    HttpRequest.newBuilder(uri)
                            .method(method, HttpRequest.BodyPublishers.noBody())
                            .build();
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }
}
