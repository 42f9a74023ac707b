package ai.hanzo.hmm.provider.probe;

import ai.hanzo.hmm.provider.door.Broken;

import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;

/// Asks a server, one request after the other, and waits for no answer longer than its limit.
/// Redirections are not followed: another server is not the one that is measured, and must not get
/// the key.
final class Asker implements AutoCloseable {
    private final Target target;
    private final Duration timeout;
    private final LongSupplier nanos;
    private final HttpClient http;

    /// @param timeout for a whole answer
    /// @param nanos rises with the time
    Asker(Target target, Duration timeout, LongSupplier nanos) {
        this.target = target;
        this.timeout = timeout;
        this.nanos = nanos;
        this.http =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .build();
    }

    /// So many answers; empty when it was told to stop before it had them.
    Optional<List<Answer>> ask(int requests, CompletableFuture<Void> stop)
            throws InterruptedException {
        var answers = new ArrayList<Answer>();
        for (int i = 0; i < requests; i++) {
            var answer = ask(stop);
            if (stop.isDone()) return Optional.empty();
            answers.add(answer);
        }
        return Optional.of(answers);
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    private Answer ask(CompletableFuture<Void> stop) throws InterruptedException {
        long from = nanos.getAsLong();
        var answer = http.sendAsync(target.request(), target.handler(from, nanos));
        try {
            CompletableFuture.anyOf(answer, stop).get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            return answer.isDone() ? answer.get().body() : new Answer.Failed("stopped");
        } catch (TimeoutException _) {
            return new Answer.Failed("no answer within " + timeout.toMillis() + " ms");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException broken) {
                return new Answer.Failed(Broken.why(broken));
            }
            throw new IllegalStateException("a request failed", e);
        } finally {
            answer.cancel(true);
        }
    }
}
