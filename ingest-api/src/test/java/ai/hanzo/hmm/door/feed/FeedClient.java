package ai.hanzo.hmm.door.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// A client on the JDK's WebSocket.
final class FeedClient implements WebSocket.Listener, AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long PATIENCE_S = 20;

    private final HttpClient http = HttpClient.newHttpClient();
    private final LinkedBlockingQueue<JsonNode> messages = new LinkedBlockingQueue<>();
    private final CompletableFuture<String> closed = new CompletableFuture<>();
    private final StringBuilder part = new StringBuilder();
    private volatile boolean reads = true;
    WebSocket socket;

    static FeedClient connect(int port) throws Exception {
        var client = new FeedClient();
        var uri = URI.create("ws://127.0.0.1:" + port + "/v1/feed");
        client.socket =
                client.http
                        .newWebSocketBuilder()
                        .buildAsync(uri, client)
                        .get(PATIENCE_S, TimeUnit.SECONDS);
        return client;
    }

    FeedClient send(String text) throws Exception {
        socket.sendText(text.replace('\'', '"'), true).get(PATIENCE_S, TimeUnit.SECONDS);
        return this;
    }

    /// The next message.
    JsonNode next() throws Exception {
        var message = messages.poll(PATIENCE_S, TimeUnit.SECONDS);
        assertThat(message).as("a message in time; closed: " + closed).isNotNull();
        return message;
    }

    /// The next message, which must be of this type.
    JsonNode next(String type) throws Exception {
        var message = next();
        assertThat(message.path("type").asText()).as("%s", message).isEqualTo(type);
        return message;
    }

    /// The close code and the reason, `4008 SLOW_CONSUMER: …`.
    String closed() throws Exception {
        return closed.get(PATIENCE_S, TimeUnit.SECONDS);
    }

    /// Asks the door for no more until {@link #readOn()}.
    void stopReading() {
        reads = false;
    }

    void readOn() {
        reads = true;
        socket.request(Long.MAX_VALUE / 2);
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        // Asked before the message is told, so that who stops reading then stops with the next.
        boolean readsOn = reads;
        part.append(data);
        if (last) {
            try {
                messages.add(JSON.readTree(part.toString()));
            } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
                throw new IllegalStateException("no JSON: " + part, e);
            }
            part.setLength(0);
        }
        if (readsOn) from.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        closed.complete(code + " " + reason);
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        closed.complete("broken: " + error);
    }

    @Override
    public void close() {
        socket.abort();
        http.shutdownNow();
    }
}
