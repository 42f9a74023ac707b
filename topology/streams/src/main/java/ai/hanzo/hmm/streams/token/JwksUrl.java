package ai.hanzo.hmm.streams.token;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/// The public keys of access tokens where a door publishes them, `/.well-known/jwks.json`. Whoever
/// can change the answer on its way can make tokens: over a network that is not one's own it should
/// be an `https` URL.
public final class JwksUrl implements Supplier<String> {
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(10);
    private static final long MAX_BYTES = 1024 * 1024;

    private final URI url;

    /// @throws IllegalArgumentException unless it is an absolute `http` or `https` URL
    public JwksUrl(URI url) {
        HttpRequest.newBuilder(url);
        this.url = url;
    }

    /// Asks for them, and waits 10 s at most.
    ///
    /// @throws UncheckedIOException when no such answer comes
    @Override
    public String get() {
        var request = HttpRequest.newBuilder(url).build();
        try (var http = HttpClient.newBuilder().connectTimeout(ANSWER_WITHIN).build()) {
            var answer =
                    http.sendAsync(
                            request, BodyHandlers.limiting(BodyHandlers.ofString(), MAX_BYTES));
            try {
                return text(answer.get(ANSWER_WITHIN.toMillis(), TimeUnit.MILLISECONDS));
            } finally {
                http.shutdownNow();
            }
        } catch (ExecutionException e) {
            throw failed("the connection failed", e.getCause());
        } catch (TimeoutException e) {
            throw failed("no answer within " + ANSWER_WITHIN.toSeconds() + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed("interrupted", e);
        }
    }

    private String text(HttpResponse<String> answer) {
        if (answer.statusCode() == 200) return answer.body();
        throw new UncheckedIOException(
                new IOException("no keys at " + url + ": HTTP " + answer.statusCode()));
    }

    private UncheckedIOException failed(String why, Throwable cause) {
        return new UncheckedIOException(new IOException("no keys at " + url + ": " + why, cause));
    }
}
