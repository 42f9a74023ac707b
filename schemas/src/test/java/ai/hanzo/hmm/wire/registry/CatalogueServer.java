package ai.hanzo.hmm.wire.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;

/// The fixed catalogue behind a true HTTP server on a free port, with failures on demand.
public final class CatalogueServer implements AutoCloseable {
    private final FixedCatalogue catalogue;
    private final String path;
    private final HttpServer server;
    private final Deque<Reply> instead = new ConcurrentLinkedDeque<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<String> authorized = new CopyOnWriteArrayList<>();

    /// @param path where the catalogue begins, empty for the root
    public CatalogueServer(FixedCatalogue catalogue, String path) throws IOException {
        this.catalogue = catalogue;
        this.path = path;
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        this.server = HttpServer.create(address, 0);
        server.createContext(path.isEmpty() ? "/" : path, this::answer);
        server.start();
    }

    /// The catalogue's address.
    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    /// Answers the next request with this.
    void next(int status, String body) {
        instead.add(new Reply(status, body));
    }

    /// Every request so far, as `GET /subjects`.
    public List<String> asked() {
        return asked;
    }

    /// Every `Authorization` header so far.
    List<String> authorized() {
        return authorized;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var uri = exchange.getRequestURI();
            var below = uri.getRawPath().substring(path.length());
            asked.add(exchange.getRequestMethod() + " " + below);
            var authorization = exchange.getRequestHeaders().getFirst("Authorization");
            if (authorization != null) authorized.add(authorization);
            var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            var failure = instead.poll();
            var reply =
                    failure != null
                            ? failure
                            : catalogue.handle(
                                    exchange.getRequestMethod(), below, uri.getRawQuery(), body);
            var bytes = reply.json().getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", Reply.CONTENT_TYPE);
            exchange.sendResponseHeaders(reply.status(), bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }
}
