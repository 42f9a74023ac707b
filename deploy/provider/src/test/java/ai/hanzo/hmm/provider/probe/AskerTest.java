package ai.hanzo.hmm.provider.probe;

import static ai.hanzo.hmm.provider.TestServer.answer;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.provider.TestServer;
import ai.hanzo.hmm.provider.door.ApiKey;
import ai.hanzo.hmm.provider.probe.Answer.Complete;
import ai.hanzo.hmm.provider.probe.Answer.Failed;
import ai.hanzo.hmm.provider.probe.Answer.Source;
import ai.hanzo.hmm.provider.probe.Answer.Tokens;

import com.sun.net.httpserver.HttpExchange;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/// Against servers that speak HTTP, or do not. The time passes when a server says so.
class AskerTest {
    private static final Duration PLENTY = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofMillis(100);
    private static final String STREAM = "text/event-stream; charset=utf-8";
    private static final String EVENTS =
            """
            data: {"choices":[{"delta":{"content":"Mer"}}]}\r
            \r
            data: {"choices":[{"delta":{"content":"cury"},"finish_reason":"stop"}]}\r
            \r
            data: {"choices":[],"usage":{"completion_tokens":8}}\r
            \r
            data: [DONE]\r
            \r
            """;

    private final AtomicLong nanos = new AtomicLong(7);
    private final CompletableFuture<Void> never = new CompletableFuture<>();

    @Test
    void asksForAStreamAsTheInterfaceWantsIt() throws Exception {
        try (var server =
                TestServer.start((exchange, _) -> slowly(exchange, 200, STREAM, EVENTS))) {
            assertThat(ask(server.url(), true))
                    .isEqualTo(
                            new Complete(
                                    250_000_000,
                                    OptionalLong.of(250_000_000),
                                    new Tokens(8, Source.USAGE),
                                    "Mercury"));
            var asked = server.asked().getFirst();
            assertThat(asked.method() + " " + asked.path()).isEqualTo("POST /v1/chat/completions");
            assertThat(asked.authorization()).isEqualTo("Bearer sk-secret");
            assertThat(asked.body())
                    .isEqualTo(
                            "{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}],"
                                    + "\"max_tokens\":10,\"stream\":true,"
                                    + "\"stream_options\":{\"include_usage\":true}}");
        }
    }

    @Test
    void asksForOnePieceAndTakesOneThoughItAskedForAStream() throws Exception {
        var body =
                "{\"choices\":[{\"message\":{\"content\":\"Hello\"}}],\"usage\":{\"completion_tokens\":2}}";
        var said =
                new Complete(
                        250_000_000, OptionalLong.empty(), new Tokens(2, Source.USAGE), "Hello");
        try (var server =
                TestServer.start(
                        (exchange, _) -> slowly(exchange, 200, "application/json", body))) {
            assertThat(ask(server.url() + "/v1/", false)).isEqualTo(said);
            assertThat(ask(server.url(), true)).isEqualTo(said);
            assertThat(server.asked().getFirst().path()).isEqualTo("/v1/chat/completions");
            assertThat(server.asked().getFirst().body())
                    .contains("\"stream\":false")
                    .doesNotContain("stream_options");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 404, 429, 500, 503})
    void anyOtherStatusIsNoAnswer(int status) throws Exception {
        try (var server =
                TestServer.start((exchange, _) -> answer(exchange, status, STREAM, EVENTS))) {
            assertThat(ask(server.url(), true)).isEqualTo(new Failed("HTTP " + status));
        }
    }

    @Test
    void aRedirectionIsNotFollowed() throws Exception {
        try (var other = TestServer.start((exchange, _) -> answer(exchange, 200, STREAM, EVENTS));
                var server =
                        TestServer.start(
                                (exchange, _) -> {
                                    exchange.getResponseHeaders().set("Location", other.url());
                                    answer(exchange, 307, "text/plain", "there");
                                })) {
            assertThat(ask(server.url(), true)).isEqualTo(new Failed("HTTP 307"));
            assertThat(other.asked()).isEmpty();
        }
    }

    @Test
    void anAnswerThatNeverComesOrNeverEndsIsNoneAfterTheTimeout() throws Exception {
        var over = new CountDownLatch(1);
        try (var hanging = TestServer.start((_, _) -> await(over));
                var endless =
                        TestServer.start(
                                (exchange, _) -> {
                                    exchange.getResponseHeaders().set("Content-Type", STREAM);
                                    exchange.sendResponseHeaders(200, 0);
                                    exchange.getResponseBody()
                                            .write(EVENTS.getBytes(StandardCharsets.UTF_8));
                                    exchange.getResponseBody().flush();
                                    await(over);
                                })) {
            var failed = new Failed("no answer within 100 ms");
            assertThat(ask(chat(hanging.url(), true), SHORT)).isEqualTo(failed);
            assertThat(ask(chat(endless.url(), true), SHORT)).isEqualTo(failed);
            over.countDown();
        }
    }

    @Test
    void anAnswerWithoutMeasureIsNone() throws Exception {
        var line = "x".repeat(1 << 20);
        try (var server =
                TestServer.start(
                        (exchange, _) -> {
                            exchange.getResponseHeaders().set("Content-Type", STREAM);
                            exchange.sendResponseHeaders(200, 0);
                            for (int i = 0; i < 5; i++) {
                                exchange.getResponseBody()
                                        .write(line.getBytes(StandardCharsets.UTF_8));
                            }
                        })) {
            assertThat(ask(server.url(), true)).isEqualTo(new Failed("more than 4194304 bytes"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\u0000\u0001 garbage\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n{\"choices\"",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
            })
    void whatIsNoHttpIsNoAnswer(String bytes) throws Exception {
        try (var socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> serve(socket, bytes));
            assertThat(ask("http://127.0.0.1:" + socket.getLocalPort(), true))
                    .isEqualTo(new Failed("the connection broke, or it is no HTTP"));
        }
    }

    @Test
    void aServerThatIsAwayIsNoAnswer() throws Exception {
        int port;
        try (var socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        assertThat(ask("http://127.0.0.1:" + port, true)).isEqualTo(new Failed("no connection"));
        assertThat(ask("https://127.0.0.1:" + port, true)).isEqualTo(new Failed("no connection"));
    }

    @Test
    void aHealthPageAnswersWithItsStatusAlone() throws Exception {
        try (var server =
                TestServer.start(
                        (exchange, asked) ->
                                slowly(
                                        exchange,
                                        asked.number() == 1 ? 204 : 503,
                                        "text/html",
                                        ""))) {
            var page = Target.health(server.url() + "/health?deep=1", Optional.empty());
            assertThat(ask(page, PLENTY))
                    .isEqualTo(new Complete(250_000_000, OptionalLong.empty(), Tokens.UNKNOWN, ""));
            assertThat(ask(page, PLENTY)).isEqualTo(new Failed("HTTP 503"));
            var asked = server.asked().getFirst();
            assertThat(asked.method() + " " + asked.path() + asked.authorization())
                    .isEqualTo("GET /health?deep=1");
        }
    }

    @Test
    void aRoundIsManyRequestsOneAfterTheOther() throws Exception {
        try (var server =
                TestServer.start(
                        (exchange, asked) -> {
                            nanos.addAndGet(asked.number() * 1_000_000L);
                            answer(exchange, asked.number() == 3 ? 500 : 200, STREAM, EVENTS);
                        })) {
            try (var asker = new Asker(chat(server.url(), true), PLENTY, nanos::get)) {
                var answers = asker.ask(5, never).orElseThrow();
                assertThat(Measured.of(answers, Optional.empty()))
                        .satisfies(
                                round -> {
                                    assertThat(round.asked()).isEqualTo(5);
                                    assertThat(round.answered()).isEqualTo(4);
                                    assertThat(round.availabilityPpm()).isEqualTo(800_000);
                                    assertThat(round.failures()).isEqualTo(Map.of("HTTP 500", 1));
                                    assertThat(round.latencyP95Ms()).hasValue(5);
                                    // 32 tokens in 1 + 2 + 4 + 5 ms
                                    assertThat(round.throughputMicros()).hasValue(2_666_666_666L);
                                });
            }
        }
    }

    @Test
    void aRoundThatIsStoppedIsNone() throws Exception {
        var stop = new CompletableFuture<Void>();
        var over = new CountDownLatch(1);
        try (var server =
                        TestServer.start(
                                (exchange, asked) -> {
                                    if (asked.number() == 2) {
                                        stop.complete(null);
                                        await(over);
                                    }
                                    answer(exchange, 200, STREAM, EVENTS);
                                });
                var asker = new Asker(chat(server.url(), true), PLENTY, nanos::get)) {
            assertThat(asker.ask(5, stop)).isEmpty();
            assertThat(server.asked()).hasSize(2);
            over.countDown();
        }
    }

    private Answer ask(String url, boolean stream) throws Exception {
        return ask(chat(url, stream), PLENTY);
    }

    private Answer ask(Target target, Duration timeout) throws Exception {
        try (var asker = new Asker(target, timeout, nanos::get)) {
            return asker.ask(1, never).map(List::getFirst).orElseThrow();
        }
    }

    private static Target chat(String url, boolean stream) throws IOException {
        var settings = new ChatSettings(Optional.of("m"), "Hi", 10, stream);
        var key = ApiKey.ofVariable("KEY", Map.of("KEY", "sk-secret\n"));
        return Target.chat(url, settings, Optional.of(key));
    }

    /// After a quarter of a second.
    private void slowly(HttpExchange exchange, int status, String type, String body)
            throws IOException {
        nanos.addAndGet(250_000_000);
        answer(exchange, status, type, body);
    }

    private static void await(CountDownLatch latch) throws IOException {
        try {
            if (!latch.await(60, TimeUnit.SECONDS)) throw new IOException("nobody came");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// Answers every connection's first bytes with these.
    private static void serve(ServerSocket socket, String bytes) {
        while (!socket.isClosed()) {
            try (var connection = socket.accept()) {
                if (connection.getInputStream().read() < 0) continue;
                connection.getInputStream().readNBytes(connection.getInputStream().available());
                connection.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
            } catch (IOException _) {
                // The other side is done with it, or the test is.
            }
        }
    }
}
