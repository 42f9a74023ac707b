package ai.hanzo.hmm.door.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

class HealthTest {
    private final List<String> dead = new CopyOnWriteArrayList<>();
    private final List<String> notReady = new CopyOnWriteArrayList<>();
    private final HttpClient client = HttpClient.newHttpClient();
    private final HttpServer server =
            HttpServer.start(
                    "127.0.0.1",
                    0,
                    new ServiceRoutes(() -> "", () -> notReady, () -> dead).routes());

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    @Test
    void whatIsNotReadyIsListedAndIsNoReasonToStartAnew() throws Exception {
        notReady.add("exchange: REBALANCING");
        assertThat(get("/health/ready").statusCode()).isEqualTo(503);
        assertThat(get("/health/ready").body())
                .isEqualTo("{\"ready\":false,\"notReady\":[\"exchange: REBALANCING\"]}");
        assertThat(get("/health/live").statusCode()).isEqualTo(200);
        notReady.clear();
        assertThat(get("/health/ready").statusCode()).isEqualTo(200);
    }

    @Test
    void whatHasEndedForGoodIs() throws Exception {
        assertThat(get("/health/live").body()).isEqualTo("{\"live\":true}");
        dead.add("the door's views have ended");
        assertThat(get("/health/live").statusCode()).isEqualTo(503);
        assertThat(get("/health/live").body())
                .isEqualTo("{\"live\":false,\"dead\":[\"the door's views have ended\"]}");
    }

    private HttpResponse<String> get(String path) throws Exception {
        var uri = URI.create("http://127.0.0.1:" + server.port() + path);
        var request = HttpRequest.newBuilder(uri).build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
