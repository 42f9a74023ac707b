package ai.hanzo.hmm.wire.registry;

import ai.hanzo.hmm.wire.serde.RegistryUnavailableException;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// One question to the registry over HTTP: every address in turn, again after a while, until one
/// answers about schemas. What is no such answer (no connection, a time-out, 5xx, 429) is tried
/// again; what no waiting changes (401, 403, a page of somebody else) is not.
final class RegistryHttp implements AutoCloseable {
    /// Lets time pass between two rounds.
    interface Pause {
        void ms(long ms) throws InterruptedException;
    }

    private static final String CONTENT = "application/vnd.schemaregistry.v1+json";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final RegistrySettings settings;
    private final Pause pause;
    private final HttpClient http;
    private final AtomicInteger good = new AtomicInteger();

    RegistryHttp(RegistrySettings settings) {
        this(settings, TimeUnit.MILLISECONDS::sleep);
    }

    RegistryHttp(RegistrySettings settings, Pause pause) {
        this.settings = settings;
        this.pause = pause;
        this.http =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(Duration.ofMillis(settings.connectTimeoutMs()))
                        .build();
    }

    JsonNode get(String path) {
        return ask("GET", path, HttpRequest.BodyPublishers.noBody());
    }

    JsonNode post(String path, JsonNode body) {
        return ask("POST", path, HttpRequest.BodyPublishers.ofString(body.toString()));
    }

    @Override
    public void close() {
        http.close();
    }

    private JsonNode ask(String method, String path, BodyPublisher body) {
        for (int round = 0; ; round++) {
            try {
                if (round > 0) pause.ms(settings.waitMs(round));
                return askEach(method, path, body);
            } catch (IOException failed) {
                if (round == settings.maxRetries()) {
                    throw new RegistryUnavailableException(
                            "registry %s: %s".formatted(settings.urls(), failed), failed);
                }
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new RegistryUnavailableException("interrupted", interrupted);
            }
        }
    }

    /// One round, beginning with the address that answered last.
    private JsonNode askEach(String method, String path, BodyPublisher body)
            throws IOException, InterruptedException {
        var urls = settings.urls();
        int first = good.get();
        IOException last = null;
        for (int i = 0; i < urls.size(); i++) {
            int at = (first + i) % urls.size();
            try {
                var answer = send(method, urls.get(at) + path, body);
                good.set(at);
                return answer;
            } catch (IOException failed) {
                if (last != null) failed.addSuppressed(last);
                last = failed;
            }
        }
        throw last;
    }

    private JsonNode send(String method, String url, BodyPublisher body)
            throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(URI.create(url))
                        .timeout(Duration.ofMillis(settings.readTimeoutMs()))
                        .header("Accept", CONTENT + ", application/json")
                        .method(method, body);
        if (method.equals("POST")) request.header("Content-Type", CONTENT);
        settings.authorization().ifPresent(value -> request.header("Authorization", value));
        var response = http.send(request.build(), BodyHandlers.ofString());
        int status = response.statusCode();
        if (status >= 500 || status == 429) {
            throw new IOException("%s %s answered %d".formatted(method, url, status));
        }
        var answer = parse(response);
        if (status == 200) return answer;
        int code = answer.path("error_code").asInt();
        if (isAboutSchemas(code)) {
            throw new RegistryRefusal(code, answer.path("message").asText("no reason given"));
        }
        throw new RegistryUnavailableException(
                "%s %s answered %d: is it a schema registry, and may we ask it?"
                        .formatted(method, url, status));
    }

    private static JsonNode parse(HttpResponse<String> response) {
        try {
            return JSON.readTree(response.body());
        } catch (JsonProcessingException noJson) {
            if (response.statusCode() != 200) return JSON.missingNode();
            throw new RegistryUnavailableException(response.uri() + " answered no JSON", noJson);
        }
    }

    private static boolean isAboutSchemas(int code) {
        return code == 409
                || code == 422
                || code / 100 == 404
                || code / 100 == 409
                || code / 100 == 422;
    }
}
