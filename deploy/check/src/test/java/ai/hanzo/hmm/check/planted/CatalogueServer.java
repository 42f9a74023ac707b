package ai.hanzo.hmm.check.planted;

import ai.hanzo.hmm.wire.registry.FixedCatalogue;
import ai.hanzo.hmm.wire.topic.TopicCatalogue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/// Serves the schemas of one exchange, as its door would.
final class CatalogueServer implements AutoCloseable {
    private final HttpServer server;
    private final FixedCatalogue catalogue;

    CatalogueServer(TopicCatalogue topics) throws IOException {
        catalogue = new FixedCatalogue(topics);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var uri = exchange.getRequestURI();
        var reply =
                catalogue.handle(
                        exchange.getRequestMethod(), uri.getRawPath(), uri.getRawQuery(), body);
        var bytes = reply.json().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(reply.status(), bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
