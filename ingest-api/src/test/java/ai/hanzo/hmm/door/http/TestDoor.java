package ai.hanzo.hmm.door.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import ai.hanzo.hmm.door.access.Entrance;
import ai.hanzo.hmm.door.wait.Waiting;
import ai.hanzo.hmm.wire.registry.FixedCatalogue;
import ai.hanzo.hmm.wire.topic.TopicCatalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/// The real server on a free port, over a log and views in memory; and a client of it.
final class TestDoor implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    final RecordingLog log = new RecordingLog();
    final FixedViews views = new FixedViews();
    final Waiting waiting = new Waiting();
    final HttpServer server;
    final List<Route> routes = new ArrayList<>();
    private final HttpClient client = HttpClient.newHttpClient();

    /// What came back.
    record Answer(int status, HttpResponse<byte[]> response) {
        JsonNode json() throws IOException {
            return JSON.readTree(response.body());
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }
    }

    TestDoor() {
        this(routes -> HttpServer.start("127.0.0.1", 0, routes));
    }

    TestDoor(Entrance entrance) {
        this(routes -> HttpServer.start("127.0.0.1", 0, routes, entrance, _ -> {}));
    }

    TestDoor(Limits limits) {
        this(routes -> HttpServer.start("127.0.0.1", 0, routes, limits));
    }

    /// @param heard is told of every request
    static TestDoor heardBy(Consumer<Answered> heard) {
        return new TestDoor(
                routes -> HttpServer.start("127.0.0.1", 0, routes, Entrance.open(), heard));
    }

    private TestDoor(Function<List<Route>, HttpServer> start) {
        var topics = new TopicCatalogue("hmm.");
        views.markets.put(Samples.MARKET, Samples.market());
        routes.addAll(new CommandRoutes(topics, () -> log, waiting, () -> views).routes());
        routes.addAll(new OperatorRoutes(topics, () -> log, waiting, () -> views).routes());
        routes.addAll(new ReadRoutes(() -> views, OtherDoors.NONE).routes());
        routes.addAll(new HistoryReads(() -> views).routes());
        routes.addAll(new ProviderReads(() -> views).routes());
        routes.addAll(new AllocationReads(() -> views, OtherDoors.NONE).routes());
        routes.addAll(new PageRoutes().routes());
        routes.addAll(new ServiceRoutes(() -> "{\"keys\":[]}", views::notReady, List::of).routes());
        routes.addAll(new DocumentRoutes().routes());
        routes.addAll(new RegistryRoutes(new FixedCatalogue(topics)).routes());
        server = start.apply(routes);
    }

    Answer post(String path, String json) throws Exception {
        return send("POST", path, json.getBytes(UTF_8));
    }

    Answer get(String path) throws Exception {
        return send("GET", path, new byte[0]);
    }

    Answer send(String method, String path, byte[] body, String... headers) throws Exception {
        var request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                        .timeout(Duration.ofSeconds(30))
                        .method(method, HttpRequest.BodyPublishers.ofByteArray(body));
        if (body.length > 0 && !List.of(headers).contains("Content-Type")) {
            request.header("Content-Type", "application/json");
        }
        if (headers.length > 0) request.headers(headers);
        var response = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        return new Answer(response.statusCode(), response);
    }

    @Override
    public void close() {
        client.close();
        server.close();
    }
}
