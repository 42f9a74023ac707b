package ai.hanzo.hmm.local;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// Waits until the door itself says that everything is ready.
final class Readiness {
    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
    private static final int OK = 200;

    private Readiness() {}

    /// @throws IllegalStateException when it does not come, with the door's last words
    static void await(String doorUrl) {
        var request =
                HttpRequest.newBuilder(URI.create(doorUrl + "/health/ready"))
                        .timeout(Duration.ofSeconds(10))
                        .build();
        long deadline = System.nanoTime() + LIMIT.toNanos();
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(request, BodyHandlers.ofString());
            while (answer.statusCode() != OK) {
                if (System.nanoTime() > deadline) {
                    throw new IllegalStateException(
                            "not ready after %d s: %s".formatted(LIMIT.toSeconds(), answer.body()));
                }
                LockSupport.parkNanos(PAUSE_NANOS);
                answer = client.send(request, BodyHandlers.ofString());
            }
        } catch (IOException e) {
            throw new IllegalStateException("the door at " + doorUrl + " does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while starting", e);
        }
    }
}
