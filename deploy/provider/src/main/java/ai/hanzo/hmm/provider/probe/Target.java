package ai.hanzo.hmm.provider.probe;

import ai.hanzo.hmm.provider.door.ApiKey;
import ai.hanzo.hmm.provider.door.ServerUrl;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscribers;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongSupplier;

/// What is asked, and how the answer is read.
interface Target {
    HttpRequest request();

    /// How an answer of status 2xx is read.
    ///
    /// @param contentType in lower case
    /// @param fromNanos when the request was sent
    Reading reading(String contentType, long fromNanos);

    /// Any other status is no answer.
    default BodyHandler<Answer> handler(long fromNanos, LongSupplier nanos) {
        return info -> {
            int status = info.statusCode();
            if (status / 100 != 2) {
                return BodySubscribers.replacing(new Answer.Failed("HTTP " + status));
            }
            var type = info.headers().firstValue("Content-Type").orElse("");
            return new ReadingBody(reading(type.toLowerCase(Locale.ROOT), fromNanos), nanos);
        };
    }

    /// A chat-completions interface, the one that is common among inference servers.
    ///
    /// @param base of the server, with or without `/v1` at its end
    static Target chat(String base, ChatSettings settings, Optional<ApiKey> key) {
        var server = ServerUrl.base(base).toString();
        var v1 = server.endsWith("/v1") ? server : server + "/v1";
        var request =
                authorized(URI.create(v1 + "/chat/completions"), key)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(ChatJson.request(settings)))
                        .build();
        return new Target() {
            @Override
            public HttpRequest request() {
                return request;
            }

            /// A server may answer in one piece though it was asked for a stream.
            @Override
            public Reading reading(String contentType, long fromNanos) {
                return contentType.startsWith("text/event-stream")
                        ? new StreamedReading(fromNanos, settings.maxTokens())
                        : new WholeReading(fromNanos, settings.maxTokens());
            }
        };
    }

    /// A page that can be had while the server is well.
    static Target health(String page, Optional<ApiKey> key) {
        var request = authorized(ServerUrl.of(page), key).GET().build();
        return new Target() {
            @Override
            public HttpRequest request() {
                return request;
            }

            @Override
            public Reading reading(String contentType, long fromNanos) {
                return new HealthReading(fromNanos);
            }
        };
    }

    private static HttpRequest.Builder authorized(URI url, Optional<ApiKey> key) {
        var request = HttpRequest.newBuilder(url);
        key.ifPresent(secret -> request.header("Authorization", secret.header()));
        return request;
    }
}
