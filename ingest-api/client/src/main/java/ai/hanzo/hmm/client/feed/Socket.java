package ai.hanzo.hmm.client.feed;

import ai.hanzo.hmm.client.http.RetryAfter;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/// One connection to the door. What comes in is passed on whole, and only so much of it that who
/// reads slowly is not buried: the rest waits at the door.
final class Socket implements WebSocket.Listener {
    static final int UNAUTHENTICATED = 4001;
    static final int FORBIDDEN = 4003;

    private static final int ABNORMAL = 1006;
    private static final int MOST_WAITING = 256;
    private static final int MOST_CHARACTERS = 16 << 20;
    private static final long SENT_WITHIN_S = 10;

    private final Consumer<Input> inbox;
    private final StringBuilder parts = new StringBuilder();
    private volatile WebSocket socket;
    private volatile long heardNs = System.nanoTime();
    private volatile boolean over;

    /// What happens to a connection.
    sealed interface Input {
        /// Nothing happened, and there may be something to do.
        record Nothing() implements Input {}

        record Opened(Socket from) implements Input {}

        record Frame(Socket from, String text) implements Input {}

        /// @param code with which the door closed it, 1006 where it did not
        /// @param asked for how long the door wants to be left alone
        record Gone(Socket from, int code, String why, Optional<Duration> asked) implements Input {}
    }

    /// @param inbox takes at once what it is given
    Socket(Consumer<Input> inbox) {
        this.inbox = inbox;
    }

    /// Connects, and says later whether it did.
    ///
    /// @param within how long it may take
    void open(HttpClient http, URI door, Optional<String> bearer, Duration within) {
        var opening = http.newWebSocketBuilder().connectTimeout(within);
        bearer.ifPresent(shown -> opening.header("Authorization", "Bearer " + shown));
        opening.buildAsync(door, this)
                .whenComplete(
                        (_, failure) -> {
                            if (failure != null) failed(failure);
                        });
    }

    /// When something was heard last, ns.
    long heardNs() {
        return heardNs;
    }

    /// Where it fails the connection is gone.
    void send(String frame) {
        await(socket.sendText(frame, true));
    }

    /// Asks whether the door is there.
    void ping() {
        await(socket.sendPing(ByteBuffer.allocate(0)));
    }

    private void await(CompletableFuture<WebSocket> sent) {
        try {
            sent.get(SENT_WITHIN_S, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            failed(e);
        } catch (TimeoutException e) {
            gone("the door reads nothing");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            gone("interrupted");
        }
    }

    /// That it is given up.
    Input.Gone lost(String why) {
        return new Input.Gone(this, ABNORMAL, why, Optional.empty());
    }

    /// One more message may come.
    void more() {
        socket.request(1);
    }

    /// Says good-bye, where there is somebody, and is over.
    void leave() {
        var open = socket;
        if (open != null && !open.isOutputClosed()) {
            open.sendClose(WebSocket.NORMAL_CLOSURE, "")
                    .orTimeout(1, TimeUnit.SECONDS)
                    .whenComplete((_, _) -> end());
        } else {
            end();
        }
    }

    /// Nothing more comes of it.
    void end() {
        over = true;
        var open = socket;
        if (open != null) open.abort();
    }

    @Override
    public void onOpen(WebSocket opened) {
        socket = opened;
        heardNs = System.nanoTime();
        if (over) {
            opened.abort();
            return;
        }
        inbox.accept(new Input.Opened(this));
        opened.request(MOST_WAITING);
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        heardNs = System.nanoTime();
        if (over) return null;
        parts.append(data);
        if (parts.length() > MOST_CHARACTERS) {
            gone("a message is longer than " + MOST_CHARACTERS + " characters");
        } else if (last) {
            inbox.accept(new Input.Frame(this, parts.toString()));
            parts.setLength(0);
        } else {
            from.request(1);
        }
        return null;
    }

    @Override
    public CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
        gone("a message is no text");
        return null;
    }

    @Override
    public CompletionStage<?> onPing(WebSocket from, ByteBuffer message) {
        heardNs = System.nanoTime();
        from.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onPong(WebSocket from, ByteBuffer message) {
        return onPing(from, message);
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        inbox.accept(
                new Input.Gone(this, code, "closed: " + code + " " + reason, Optional.empty()));
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable failure) {
        failed(failure);
    }

    private void failed(Throwable failure) {
        var cause = failure;
        while (cause.getCause() != null
                && (cause instanceof CompletionException || cause instanceof ExecutionException)) {
            cause = cause.getCause();
        }
        if (cause instanceof WebSocketHandshakeException turnedAway) turnedAway(turnedAway);
        else gone(cause.toString());
    }

    private void turnedAway(WebSocketHandshakeException e) {
        var answer = e.getResponse();
        int code =
                switch (answer.statusCode()) {
                    case 401 -> UNAUTHENTICATED;
                    case 403 -> FORBIDDEN;
                    default -> ABNORMAL;
                };
        var why = "the door answered " + answer.statusCode();
        inbox.accept(new Input.Gone(this, code, why, RetryAfter.of(answer.headers())));
    }

    private void gone(String why) {
        inbox.accept(lost(why));
    }
}
