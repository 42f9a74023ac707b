package ai.hanzo.hmm.node.ops;

import static java.nio.charset.StandardCharsets.UTF_8;

import ai.hanzo.hmm.door.http.MetricsRoutes;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/// A small HTTP server beside whatever the process does: `/metrics`, `/health/live` and
/// `/health/ready`, to those who reach its address, without a question asked.
public final class OpsEndpoint implements AutoCloseable {
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final int METHOD_NOT_ALLOWED = 405;
    private static final int UNAVAILABLE = 503;
    private static final int NO_BODY = -1;
    private static final String JSON = "application/json";

    private final HttpServer server;

    private OpsEndpoint(HttpServer server) {
        this.server = server;
    }

    /// What can be asked.
    ///
    /// @param scrape all figures, in the text format of Prometheus
    /// @param dead what has ended and does not come back by itself, in words
    /// @param notReady what is not ready, in words
    public record Answers(
            Supplier<String> scrape,
            Supplier<List<String>> dead,
            Supplier<List<String>> notReady) {}

    /// @param port 0 for any that is free
    /// @throws IOException when it cannot listen there
    public static OpsEndpoint start(String host, int port, Answers answers) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(host, port), 0);
        server.createContext("/", exchange -> answer(exchange, answers));
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        return new OpsEndpoint(server);
    }

    public int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private static void answer(HttpExchange exchange, Answers answers) throws IOException {
        try (exchange) {
            if (!exchange.getRequestMethod().equals("GET")) {
                exchange.getResponseHeaders().set("Allow", "GET");
                exchange.sendResponseHeaders(METHOD_NOT_ALLOWED, NO_BODY);
                return;
            }
            switch (exchange.getRequestURI().getPath()) {
                case "/metrics" ->
                        send(exchange, OK, MetricsRoutes.MEDIA_TYPE, answers.scrape().get());
                case "/health/live" -> health(exchange, "live", "dead", answers.dead().get());
                case "/health/ready" ->
                        health(exchange, "ready", "notReady", answers.notReady().get());
                default -> exchange.sendResponseHeaders(NOT_FOUND, NO_BODY);
            }
        }
    }

    private static void health(HttpExchange exchange, String good, String bad, List<String> missing)
            throws IOException {
        var json = JsonNodeFactory.instance.objectNode().put(good, missing.isEmpty());
        missing.forEach(json.putArray(bad)::add);
        send(exchange, missing.isEmpty() ? OK : UNAVAILABLE, JSON, json.toString());
    }

    private static void send(HttpExchange exchange, int status, String type, String body)
            throws IOException {
        var bytes = body.getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
