package ai.hanzo.hmm.door.http;

import static ai.hanzo.hmm.door.problem.Code.UNAVAILABLE;

import ai.hanzo.hmm.door.problem.Problem;
import ai.hanzo.hmm.door.view.Elsewhere;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.javalin.http.ContentType;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.Header;
import io.javalin.http.HttpStatus;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/// The other doors over HTTP. Who asks is passed on, so each door decides for itself who may have
/// what; a request goes from one door to another once, and no further. Where they are is known from
/// Kafka, never from a client.
public final class Peers implements OtherDoors, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Peers.class);
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Supplier<List<String>> others;
    private final HttpClient client =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(CONNECT_TIMEOUT)
                    .executor(Thread::startVirtualThread)
                    .build();

    /// @param others the addresses of the other doors, `host:port`
    public Peers(Supplier<List<String>> others) {
        this.others = others;
    }

    /// The same route, which is answered by another door where that has what is asked for.
    public Route behind(Route route) {
        return new Route(route.method(), route.path(), route.access(), forwarding(route.handler()));
    }

    @Override
    public CompletableFuture<List<JsonNode>> ask(Context ctx) {
        if (OtherDoors.isAsking(ctx)) return CompletableFuture.completedFuture(List.of());
        var asked = new ArrayList<CompletableFuture<JsonNode>>();
        for (var address : others.get()) asked.add(send(ctx, address).thenApply(Peers::json));
        return CompletableFuture.allOf(asked.toArray(CompletableFuture[]::new))
                .thenApply(_ -> asked.stream().map(CompletableFuture::join).toList());
    }

    /// What all others answer to a public question of this door's own, waited for.
    ///
    /// @throws Problem `UNAVAILABLE` when one cannot be reached in time
    public List<JsonNode> ask(String path) {
        var answers = new ArrayList<JsonNode>();
        try {
            for (var address : others.get()) {
                answers.add(json(send(request(address, path), address).join()));
            }
            return answers;
        } catch (CompletionException failure) {
            throw away(failure.getCause());
        }
    }

    /// Asks nobody any more.
    @Override
    public void close() {
        client.shutdownNow();
    }

    private Handler forwarding(Handler handler) {
        return ctx -> {
            try {
                handler.handle(ctx);
            } catch (Elsewhere there) {
                if (OtherDoors.isAsking(ctx)) {
                    throw Problem.of(UNAVAILABLE, "what was asked for moves between doors", there);
                }
                ctx.future(
                        () -> send(ctx, there.address()).thenAccept(answer -> passOn(ctx, answer)));
            }
        };
    }

    private CompletableFuture<HttpResponse<byte[]>> send(Context ctx, String address) {
        var query = ctx.queryString();
        var path = ctx.req().getRequestURI() + (query == null ? "" : "?" + query);
        var request = request(address, path);
        Optional.ofNullable(ctx.header(Header.AUTHORIZATION))
                .ifPresent(credential -> request.header(Header.AUTHORIZATION, credential));
        return send(request, address);
    }

    private static HttpRequest.Builder request(String address, String path) {
        return HttpRequest.newBuilder(URI.create("http://" + address + path))
                .timeout(TIMEOUT)
                .header(ASKED_BY_DOOR, "1");
    }

    private CompletableFuture<HttpResponse<byte[]>> send(
            HttpRequest.Builder request, String address) {
        return client.sendAsync(request.build(), BodyHandlers.ofByteArray())
                .exceptionally(
                        failure -> {
                            LOG.warn("the door {} did not answer: {}", address, failure.toString());
                            throw away(failure);
                        });
    }

    private static void passOn(Context ctx, HttpResponse<byte[]> answer) {
        ctx.status(answer.statusCode());
        for (var name : List.of(Header.RETRY_AFTER, Header.WWW_AUTHENTICATE)) {
            answer.headers().firstValue(name).ifPresent(value -> ctx.header(name, value));
        }
        var type = answer.headers().firstValue(Header.CONTENT_TYPE).orElse(ContentType.JSON);
        Answers.raw(ctx, type, new String(answer.body(), StandardCharsets.UTF_8));
    }

    private static JsonNode json(HttpResponse<byte[]> answer) {
        if (answer.statusCode() != HttpStatus.OK.getCode()) {
            throw Problem.of(UNAVAILABLE, "another door answers " + answer.statusCode());
        }
        try {
            return JSON.readTree(answer.body());
        } catch (IOException broken) {
            throw away(broken);
        }
    }

    private static Problem away(Throwable failure) {
        return Problem.of(UNAVAILABLE, "the door that has it does not answer", failure);
    }
}
