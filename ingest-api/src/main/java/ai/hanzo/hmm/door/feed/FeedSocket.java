package ai.hanzo.hmm.door.feed;

import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;

/// A conversation over one WebSocket. A thread of its own sends, one message after the other, so
/// that nobody else ever waits for the other side to read. Public for Jetty alone, which calls it.
public final class FeedSocket implements Session.Listener.AutoDemanding, Connection {
    private static final Logger LOG = LoggerFactory.getLogger(FeedSocket.class);

    private static final long ADMISSION_MS = 2_000;

    private final FeedSettings settings;
    private final Outgoing outgoing;
    private final Conversation conversation;
    private final Hub.Later later;
    private final Consumer<FeedSocket> gone;
    private volatile Session session;
    private volatile long bornMs;
    private volatile long admittedMs;
    private volatile long pingedMs;
    private volatile long pongedMs;
    private boolean hasGone;

    /// @param gone is told once that it is over
    FeedSocket(
            FeedSettings settings,
            Outgoing outgoing,
            Conversation conversation,
            Hub.Later later,
            Consumer<FeedSocket> gone) {
        this.settings = settings;
        this.outgoing = outgoing;
        this.conversation = conversation;
        this.later = later;
        this.gone = gone;
    }

    @Override
    public void onWebSocketOpen(Session opened) {
        opened.setMaxTextMessageSize(settings.mostFrameBytes());
        opened.setMaxBinaryMessageSize(settings.mostFrameBytes());
        opened.setMaxFrameSize(settings.mostFrameBytes());
        opened.setIdleTimeout(Duration.ZERO); // pings tell more
        session = opened;
        Thread.ofVirtual().name("hmm-feed").start(this::send);
    }

    @Override
    public void onWebSocketText(String text) {
        conversation.hear(text);
    }

    @Override
    public void onWebSocketBinary(ByteBuffer payload, Callback callback) {
        callback.succeed();
        conversation.hearBinary();
    }

    @Override
    public void onWebSocketPong(ByteBuffer payload) {
        pongedMs = pingedMs;
    }

    @Override
    public void onWebSocketError(Throwable cause) {
        LOG.debug("a feed failed", cause);
        over();
    }

    @Override
    public void onWebSocketClose(int code, String reason, Callback callback) {
        callback.succeed();
        over();
    }

    private void over() {
        outgoing.end(Farewell.GONE);
        conversation.close();
        synchronized (this) {
            if (hasGone) return;
            hasGone = true;
        }
        gone.accept(this);
    }

    @Override
    public void end(Farewell farewell) {
        outgoing.end(farewell);
    }

    /// Pings, and ends it where no answer came.
    @Override
    public void check(long nowMs) {
        if (bornMs == 0) bornMs = nowMs;
        var open = session;
        if (open == null) {
            if (nowMs - bornMs > settings.pongWithinMs()) over();
        } else if (outgoing.isEnded()) {
            later.run(settings.graceMs(), open::disconnect);
        } else {
            checkAdmission(nowMs);
            ping(open, nowMs);
        }
    }

    /// Seldom, since a token's signature is checked again each time.
    private void checkAdmission(long nowMs) {
        if (nowMs - admittedMs < ADMISSION_MS) return;
        admittedMs = nowMs;
        conversation.checkAdmission();
    }

    private void ping(Session open, long nowMs) {
        if (pingedMs == 0) pongedMs = nowMs;
        if (nowMs - pongedMs > settings.pongWithinMs()) {
            end(Farewell.NO_PONG);
        } else if (pingedMs == 0 || nowMs - pingedMs >= settings.pingMs()) {
            pingedMs = nowMs;
            open.sendPing(ByteBuffer.allocate(0), Callback.NOOP);
        }
    }

    private void send() {
        try {
            while (true) {
                switch (outgoing.take(settings.heartbeatMs())) {
                    case Outgoing.Next.Say(var message) -> send(message);
                    case Outgoing.Next.Silence _ ->
                            send(Message.heartbeat(System.currentTimeMillis()));
                    case Outgoing.Next.End(var farewell) -> {
                        session.close(farewell.code(), farewell.reason(), Callback.NOOP);
                        return;
                    }
                }
            }
        } catch (ExecutionException broken) {
            LOG.debug("a feed broke", broken);
            session.disconnect();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            session.disconnect();
        }
    }

    private void send(Message message) throws ExecutionException, InterruptedException {
        var sent = new CompletableFuture<Void>();
        session.sendText(
                message.json(),
                Callback.from(() -> sent.complete(null), sent::completeExceptionally));
        sent.get();
    }
}
