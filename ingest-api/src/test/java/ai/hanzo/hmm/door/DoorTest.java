package ai.hanzo.hmm.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.hanzo.hmm.door.access.AccessSettings;
import ai.hanzo.hmm.door.access.ApiKeyFile;
import ai.hanzo.hmm.door.access.Role;
import ai.hanzo.hmm.door.access.UnusableCredentials;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

class DoorTest {
    private static final String DEPOSIT =
            "{\"account\":\"alice\",\"reference\":\"d-1\",\"amount\":\"5\",\"origin\":\"test\"}";

    @TempDir Path state;

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void beforeKafkaIsThereTheSchemasAreServedAndCommandsMustWait() throws Exception {
        try (var door = new Door(settings("127.0.0.1:1"))) {
            door.listen();
            assertThat(get(door, "/health/live").statusCode()).isEqualTo(200);
            assertThat(get(door, "/subjects").body()).contains("\"hmm.orders-value\"");
            assertThat(get(door, "/subjects/hmm.orders-value/versions/latest").body())
                    .contains("\"subject\":\"hmm.orders-value\"", "\"version\":");
            assertThat(get(door, "/subjects/nothing/versions").body()).contains("40401");
            assertThat(get(door, "/health/ready").statusCode()).isEqualTo(503);
            assertThat(get(door, "/health/ready").body()).contains("the door is opening");
            assertThat(get(door, "/v1/markets").statusCode()).isEqualTo(503);
            assertThat(post(door, "/v1/deposits", DEPOSIT).statusCode()).isEqualTo(503);
        }
    }

    @Test
    void aBrokerThatIsAwayMakesA503WithinABoundedTime() throws Exception {
        var away = "127.0.0.1:" + freePort();
        try (var door = new Door(settings(away))) {
            door.listen();
            door.startViews();
            var answer = post(door, "/v1/deposits", DEPOSIT);
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.body()).contains("\"code\":\"UNAVAILABLE\"");
            assertThat(answer.headers().firstValue("Retry-After")).contains("1");
            assertThat(get(door, "/v1/markets").statusCode()).isEqualTo(503);
            assertThat(get(door, "/health/ready").body()).contains("the door's views are");
        }
    }

    @Test
    void aDoorThatLeavesSaysSoFirstAndGoesOnAnswering() throws Exception {
        try (var door = new Door(settings("127.0.0.1:1"))) {
            door.listen();
            assertThat(get(door, "/metrics").body()).contains("hmm_ready 0.0", "jvm_threads_live");
            door.leave();
            assertThat(get(door, "/health/ready").statusCode()).isEqualTo(503);
            assertThat(get(door, "/health/ready").body()).contains("the door is closing");
            assertThat(get(door, "/health/live").statusCode()).isEqualTo(200);
            assertThat(get(door, "/v1/time").statusCode()).isEqualTo(200);
            door.stopListening();
            assertThatThrownBy(door::port).hasMessageContaining("not listening");
        }
    }

    @Test
    void aPublicAddressMustBeAskedFor() {
        assertThatThrownBy(() -> settings("0.0.0.0", false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no authentication");
        assertThatCode(() -> settings("0.0.0.0", true)).doesNotThrowAnyException();
        assertThatCode(() -> guarded("0.0.0.0")).doesNotThrowAnyException();
        assertThatCode(() -> settings("localhost", false)).doesNotThrowAnyException();
        assertThatCode(() -> settings("::1", false)).doesNotThrowAnyException();
    }

    @Test
    void aGuardedDoorOpensForItsKeysAndNotWithoutTheirFile() throws Exception {
        var settings = guarded("127.0.0.1");
        assertThatThrownBy(() -> new Door(settings))
                .isInstanceOf(UnusableCredentials.class)
                .hasMessageContaining("there is no file");
        var key =
                new ApiKeyFile(state.resolve("keys.json"))
                        .add("desk", Set.of(), Set.of(Role.TREASURY), 0, Long.MAX_VALUE);
        try (var door = new Door(settings)) {
            door.listen();
            assertThat(get(door, "/subjects").statusCode()).isEqualTo(200);
            assertThat(post(door, "/v1/deposits", DEPOSIT).statusCode()).isEqualTo(401);
            var allowed = post(door, "/v1/deposits", DEPOSIT, "Authorization", "Bearer " + key);
            assertThat(allowed.body()).contains("the door is opening");
        }
    }

    @Test
    void overridesReachTheProducerAsStreamsWouldHandThemOn() {
        var overrides =
                Map.of(
                        "security.protocol", "SSL",
                        "num.stream.threads", "3",
                        "max.block.ms", "1",
                        "producer.max.block.ms", "2");
        assertThat(ClientOverrides.ofProducer(overrides))
                .isEqualTo(Map.of("security.protocol", "SSL", "max.block.ms", "2"));
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private DoorSettings settings(String bootstrapServers) {
        return new DoorSettings(
                "127.0.0.1",
                0,
                bootstrapServers,
                "",
                "hmm.",
                state,
                () -> "{\"keys\":[]}",
                List::of,
                Map.of("producer.max.block.ms", "300"));
    }

    private DoorSettings settings(String host, boolean allowPublicBind) {
        return new DoorSettings(
                host,
                0,
                "127.0.0.1:1",
                "",
                "hmm.",
                state,
                () -> "",
                List::of,
                Map.of(),
                AccessSettings.OPEN,
                allowPublicBind);
    }

    private DoorSettings guarded(String host) {
        return new DoorSettings(
                host,
                0,
                "127.0.0.1:1",
                "",
                "hmm.",
                state,
                () -> "",
                List::of,
                Map.of(),
                new AccessSettings(Optional.of(state.resolve("keys.json")), Optional.empty(), 200),
                false);
    }

    private HttpResponse<String> get(Door door, String path) throws Exception {
        var request = HttpRequest.newBuilder(uri(door, path)).build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(Door door, String path, String body, String... headers)
            throws Exception {
        var request =
                HttpRequest.newBuilder(uri(door, path))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) request.headers(headers);
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static URI uri(Door door, String path) {
        return URI.create("http://127.0.0.1:" + door.port() + path);
    }
}
