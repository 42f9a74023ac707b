package ai.hanzo.hmm.client.http;

import ai.hanzo.hmm.client.ClientSettings;
import ai.hanzo.hmm.client.Problem;
import ai.hanzo.hmm.client.Unreachable;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Sends requests. What comes to nothing for now (a connection that is lost, 429, 503) is sent
/// again, the same to the letter, as often as the settings have patience.
public final class Calls implements AutoCloseable {
    private static final long MOST_BYTES = 16L * 1024 * 1024;

    private final ClientSettings settings;
    private final RandomGenerator random = RandomGenerator.of("SecureRandom");
    private final HttpClient http;

    /// What became of one attempt.
    private sealed interface Attempt {
        record Done(Reply reply) implements Attempt {}

        /// @param failure to be thrown when it is not tried again
        record NotNow(RuntimeException failure, Optional<Duration> asked) implements Attempt {}
    }

    public Calls(ClientSettings settings, HttpClient http) {
        this.settings = settings;
        this.http = http;
    }

    /// @throws Problem when the door turns it away, or goes on saying that it cannot now
    /// @throws Unreachable when no answer comes
    public Reply send(Request request) {
        for (int attempts = 1; ; attempts++) {
            switch (attempt(request)) {
                case Attempt.Done(var reply) -> {
                    return reply;
                }
                case Attempt.NotNow(var failure, var asked) -> {
                    var pause = settings.patience().pause(attempts, asked, random);
                    if (pause.isEmpty()) throw failure;
                    sleep(pause.get());
                }
            }
        }
    }

    /// What is shown at a path.
    public <T> T get(Class<T> type, Path path) {
        return Json.as(type, send(Request.get(path)).body());
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    private Attempt attempt(Request request) {
        try {
            var answer =
                    http.send(
                            made(request),
                            BodyHandlers.limiting(BodyHandlers.ofByteArray(), MOST_BYTES));
            if (answer.statusCode() / 100 == 2) {
                return new Attempt.Done(new Reply(answer.statusCode(), Json.tree(answer.body())));
            }
            var problem = problem(answer);
            if (!problem.isPassing()) throw problem;
            return new Attempt.NotNow(problem, problem.retryAfter());
        } catch (IOException e) {
            var what = request.method() + " " + request.path().text() + ": no answer";
            return new Attempt.NotNow(new Unreachable(what, e), Optional.empty());
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private HttpRequest made(Request request) {
        var made =
                HttpRequest.newBuilder(URI.create(settings.door() + request.path().text()))
                        .timeout(settings.answerWithin().plus(request.held()))
                        .method(
                                request.method(),
                                request.body()
                                        .map(body -> BodyPublishers.ofString(body.toString()))
                                        .orElseGet(BodyPublishers::noBody));
        request.body().ifPresent(_ -> made.header("Content-Type", "application/json"));
        request.key().ifPresent(key -> made.header("Idempotency-Key", key));
        settings.credential()
                .ifPresent(own -> made.header("Authorization", "Bearer " + own.bearer()));
        return made.build();
    }

    private static Problem problem(HttpResponse<byte[]> answer) {
        var after = RetryAfter.of(answer.headers());
        return Problems.read(answer.statusCode(), Json.tree(answer.body()), after);
    }

    private static void sleep(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static Unreachable interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new Unreachable("interrupted while waiting for the door", e);
    }
}
