package ai.hanzo.hmm.provider;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// A server of plain HTTP on a free port of the loopback interface. It does what its script says
/// and remembers what it was asked.
public final class TestServer implements AutoCloseable {
    /// What it does with one request.
    @FunctionalInterface
    public interface Script {
        void answer(HttpExchange exchange, Asked asked) throws IOException;
    }

    /// One request.
    ///
    /// @param number from 1 on
    /// @param authorization the header; empty where there is none
    public record Asked(
            int number, String method, String path, String authorization, String body) {}

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();

    private TestServer(HttpServer server) {
        this.server = server;
    }

    public static TestServer start(Script script) throws IOException {
        return start(0, script);
    }

    /// @param port one that was free a moment ago
    public static TestServer start(int port, Script script) throws IOException {
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        var server = new TestServer(HttpServer.create(address, 0));
        server.server.setExecutor(server.threads);
        server.server.createContext("/", exchange -> server.answer(exchange, script));
        server.server.start();
        return server;
    }

    public int port() {
        return server.getAddress().getPort();
    }

    public String url() {
        return "http://127.0.0.1:" + port();
    }

    /// All requests so far.
    public List<Asked> asked() {
        return List.copyOf(asked);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    /// A whole answer.
    public static void answer(HttpExchange exchange, int status, String type, String body)
            throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private void answer(HttpExchange exchange, Script script) throws IOException {
        try (exchange) {
            var given = exchange.getRequestHeaders().getFirst("Authorization");
            Asked request;
            synchronized (asked) {
                request =
                        new Asked(
                                asked.size() + 1,
                                exchange.getRequestMethod(),
                                exchange.getRequestURI().toString(),
                                given == null ? "" : given,
                                new String(
                                        exchange.getRequestBody().readAllBytes(),
                                        StandardCharsets.UTF_8));
                asked.add(request);
            }
            script.answer(exchange, request);
        }
    }
}
