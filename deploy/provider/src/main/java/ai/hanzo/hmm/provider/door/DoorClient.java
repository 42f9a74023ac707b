package ai.hanzo.hmm.provider.door;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Talks to a door, and never waits longer than its limit for an answer.
public final class DoorClient implements AutoCloseable {
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(10);
    private static final long MAX_BYTES = 4 * 1024 * 1024;
    private static final JsonMapper JSON = new JsonMapper();

    /// Request timeout, too many requests, and what a door or a proxy before it says while what is
    /// behind it is away.
    private static final Set<Integer> NOT_NOW = Set.of(408, 429, 500, 502, 503, 504);

    private final URI base;
    private final Optional<ApiKey> key;
    private final Duration answerWithin;
    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(ANSWER_WITHIN)
                    .build();

    /// @param base such as `http://127.0.0.1:8080`
    /// @param key is shown with every request; empty for an open door
    /// @throws IllegalArgumentException when it is no URL of a server
    public DoorClient(String base, Optional<ApiKey> key) {
        this(base, key, ANSWER_WITHIN);
    }

    DoorClient(String base, Optional<ApiKey> key, Duration answerWithin) {
        this.base = ServerUrl.base(base);
        this.key = key;
        this.answerWithin = answerWithin;
    }

    /// @param path with its slash at the start
    public Reply get(String path) throws InterruptedException {
        return send(request(path).GET().build());
    }

    /// @param headers beside those of every request
    public Reply post(String path, JsonNode body, Map<String, String> headers)
            throws InterruptedException {
        var request =
                request(path)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body.toString()));
        headers.forEach(request::header);
        return send(request.build());
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(URI.create(base + path));
        key.ifPresent(secret -> request.header("Authorization", secret.header()));
        return request;
    }

    private Reply send(HttpRequest request) throws InterruptedException {
        var answer =
                http.sendAsync(
                        request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), MAX_BYTES));
        try {
            return reply(answer.get(answerWithin.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException _) {
            return new Reply.Away("no answer within " + answerWithin.toSeconds() + " s");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException broken)
                return new Reply.Away(Broken.why(broken));
            throw new IllegalStateException("a request to the door failed", e);
        } finally {
            answer.cancel(true);
        }
    }

    private static Reply reply(HttpResponse<byte[]> answer) {
        int status = answer.statusCode();
        if (NOT_NOW.contains(status)) return new Reply.Away("HTTP " + status);
        var body = json(answer.body());
        if (status / 100 == 2 && body.isObject()) return new Reply.Said(body);
        var code = body.path("code").asText("");
        return code.isEmpty()
                ? new Reply.TurnedAway(
                        "NO_DOOR",
                        "HTTP " + status + " of something that is no door of the exchange")
                : new Reply.TurnedAway(code, body.path("detail").asText(""));
    }

    private static JsonNode json(byte[] bytes) {
        try {
            return JSON.readTree(new String(bytes, StandardCharsets.UTF_8));
        } catch (JacksonException _) {
            return MissingNode.getInstance();
        }
    }
}
