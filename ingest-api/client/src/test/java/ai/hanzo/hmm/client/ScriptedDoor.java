package ai.hanzo.hmm.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;

/// A server that answers as it was told, one answer a request, and keeps what it was asked.
final class ScriptedDoor implements AutoCloseable {
    private final HttpServer server;
    private final Queue<Said> script = new ArrayDeque<>();
    final List<Asked> asked = new CopyOnWriteArrayList<>();

    record Asked(String method, String path, Map<String, List<String>> headers, String body) {
        String header(String name) {
            return headers.getOrDefault(name, List.of("")).getFirst();
        }
    }

    private record Said(int status, String retryAfter, String body) {}

    ScriptedDoor() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    ScriptedDoor says(int status, String body) {
        script.add(new Said(status, "", body));
        return this;
    }

    ScriptedDoor says(int status, String retryAfter, String body) {
        script.add(new Said(status, retryAfter, body));
        return this;
    }

    /// Takes the request and ends the connection without an answer.
    ScriptedDoor hangsUp() {
        script.add(new Said(0, "", ""));
        return this;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            var uri = exchange.getRequestURI().toString();
            var headers = Map.copyOf(exchange.getRequestHeaders());
            asked.add(new Asked(exchange.getRequestMethod(), uri, headers, body));
            var said = script.remove();
            if (said.status() == 0) return;
            if (!said.retryAfter().isEmpty()) {
                exchange.getResponseHeaders().set("Retry-After", said.retryAfter());
            }
            var bytes = said.body().getBytes(UTF_8);
            exchange.sendResponseHeaders(said.status(), bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
