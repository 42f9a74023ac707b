package ai.hanzo.hmm.local.page;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/// Others at the door: they send a command and wait for what became of it.
record Client(String doorUrl, HttpClient http) implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    Client(String doorUrl) {
        this(doorUrl, HttpClient.newHttpClient());
    }

    /// Fields as `name, value` one after the other.
    ///
    /// @return the outcome
    /// @throws IllegalStateException where it was turned away, refused, or nothing was heard of it
    JsonNode done(String path, Object... fields) {
        var answer = post(path, fields);
        var outcome = answer.has("outcome") ? answer.path("outcome") : outcome(answer);
        if (outcome.has("refusal")) {
            throw new IllegalStateException(path + " was not done: " + outcome);
        }
        return outcome;
    }

    /// Of what the door did not wait for long enough.
    private JsonNode outcome(JsonNode accepted) {
        var link = accepted.at("/links/outcome").asText();
        if (link.isEmpty()) throw new IllegalStateException("turned away: " + accepted);
        var path = link.substring("/v1/".length());
        return await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> get(path),
                        said ->
                                said.has("status")
                                        && !said.path("status").asText().equals("PENDING")
                                        && !said.has("code"));
    }

    /// The same, whatever becomes of it.
    JsonNode post(String path, Object... fields) {
        ObjectNode body = JSON.createObjectNode();
        for (int i = 0; i < fields.length; i += 2) body.putPOJO((String) fields[i], fields[i + 1]);
        return send(
                HttpRequest.newBuilder(URI.create(doorUrl + "/v1/" + path + "?wait=10000"))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body.toString())));
    }

    JsonNode get(String path) {
        return send(HttpRequest.newBuilder(URI.create(doorUrl + "/v1/" + path)));
    }

    private JsonNode send(HttpRequest.Builder request) {
        try {
            var timed = request.timeout(Duration.ofSeconds(30)).build();
            return JSON.readTree(http.send(timed, BodyHandlers.ofString()).body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
