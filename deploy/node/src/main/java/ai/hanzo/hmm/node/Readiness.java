package ai.hanzo.hmm.node;

import ai.hanzo.hmm.wire.MarketDefinition;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// Waits until the door itself says that everything is ready, and shows the markets.
public final class Readiness {
    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(10);
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
    private static final int OK = 200;

    private Readiness() {}

    /// @throws IllegalStateException when it does not come to that, with the door's last words
    public static void await(String doorUrl, List<MarketDefinition> markets) {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        try (var client = HttpClient.newHttpClient()) {
            await(client, doorUrl + "/health/ready", deadline);
            for (var market : markets) {
                await(client, doorUrl + "/v1/markets/" + market.getMarket(), deadline);
            }
        } catch (IOException e) {
            throw new IllegalStateException("the door at " + doorUrl + " does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while starting", e);
        }
    }

    private static void await(HttpClient client, String url, long deadline)
            throws IOException, InterruptedException {
        var answer = get(client, url);
        while (answer.statusCode() != OK) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(
                        "not ready after %d s: %s".formatted(LIMIT.toSeconds(), answer.body()));
            }
            LockSupport.parkNanos(PAUSE_NANOS);
            answer = get(client, url);
        }
    }

    private static HttpResponse<String> get(HttpClient client, String url)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(url)).timeout(ANSWER_WITHIN).build();
        return client.send(request, BodyHandlers.ofString());
    }
}
