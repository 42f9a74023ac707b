package ai.hanzo.hmm.client.feed;

import ai.hanzo.hmm.client.ClientSettings;
import ai.hanzo.hmm.client.Credential;
import ai.hanzo.hmm.client.feed.Socket.Input;
import ai.hanzo.hmm.client.http.NotUnderstood;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/// One connection after the other, with pauses between, until it is over. Its thread is the only
/// one that sends, decides and tells; others leave it what came in, of which a socket has never
/// more than it was allowed.
///
/// A connection that is silent is asked whether it is there, again and again: the JDK's WebSocket
/// overlooks about one in two thousand that break off while messages come in.
final class Life implements Runnable {
    /// The door itself gives up after half of it.
    private static final Duration SNAPSHOT_WITHIN = Duration.ofSeconds(30);

    private final ClientSettings settings;
    private final HttpClient http;
    private final URI address;
    private final long silenceMs;
    private final long askMs;
    private final Consumer<FeedEvent> listener;
    private final RandomGenerator random = RandomGenerator.of("SecureRandom");
    private final long bornNs = System.nanoTime();
    private final BlockingQueue<Input> inbox = new LinkedBlockingQueue<>();
    private final AtomicBoolean woken = new AtomicBoolean();
    private final Following following;
    private Optional<String> bearer = Optional.empty();
    private Socket socket;
    private long handledMs;
    private long askedMs;
    private boolean open;
    private volatile boolean over;

    /// @param silence after which a connection counts as lost
    Life(
            ClientSettings settings,
            HttpClient http,
            Duration silence,
            Wanted wanted,
            Consumer<FeedEvent> listener) {
        this.settings = settings;
        this.http = http;
        this.address =
                URI.create(settings.door().toString().replaceFirst("^http", "ws") + "/v1/feed");
        this.silenceMs = silence.toMillis();
        this.askMs = silenceMs / 4;
        this.listener = listener;
        this.socket = new Socket(inbox::add);
        this.following =
                new Following(
                        wanted,
                        settings.patience(),
                        SNAPSHOT_WITHIN,
                        random,
                        frame -> socket.send(frame),
                        listener);
    }

    boolean isOver() {
        return over;
    }

    void end() {
        over = true;
        wake();
    }

    /// Has it look at what is wanted.
    void wake() {
        if (woken.compareAndSet(false, true)) inbox.add(new Input.Nothing());
    }

    @Override
    public void run() {
        try {
            live();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            over = true;
            following.disconnected();
        }
    }

    private void live() throws InterruptedException {
        for (int failures = 0; !over; ) {
            long fromMs = nowMs();
            var gone = converse();
            following.disconnected();
            if (gone.isEmpty()) return;
            if (isFinal(gone.get())) {
                over = true;
                listener.accept(new FeedEvent.Ended(gone.get().code(), gone.get().why()));
                return;
            }
            boolean held = nowMs() - fromMs > settings.patience().longest().toMillis();
            failures = held ? 1 : failures + 1;
            pause(gone.get(), settings.patience().backoff(failures, random));
        }
    }

    /// One connection, from its beginning to its end.
    ///
    /// @return why it ended; empty when that was wanted
    private Optional<Input.Gone> converse() throws InterruptedException {
        socket = new Socket(inbox::add);
        try {
            handledMs = nowMs();
            open = false;
            bearer = settings.credential().map(Credential::bearer);
            socket.open(http, address, bearer, settings.answerWithin());
            var gone = Optional.<Input.Gone>empty();
            while (!over && gone.isEmpty()) gone = handle(next());
            return over ? Optional.empty() : gone;
        } catch (Credential.Missing failure) {
            return Optional.of(socket.lost(failure.getMessage()));
        } finally {
            socket.leave();
        }
    }

    /// What comes in next; nothing when it is time to look after what is followed.
    private Input next() throws InterruptedException {
        long untilMs = Math.min(silentMs(), askAtMs());
        return next(following.nextMs().map(ms -> Math.min(ms, untilMs)).orElse(untilMs));
    }

    private Input next(long untilMs) throws InterruptedException {
        var input = inbox.poll(Math.max(0, untilMs - nowMs()), TimeUnit.MILLISECONDS);
        return input == null ? new Input.Nothing() : input;
    }

    /// When the connection has been silent for too long. While the listener is at work nobody
    /// hears.
    private long silentMs() {
        return heardMs() + silenceMs;
    }

    private long heardMs() {
        return Math.max(handledMs, ms(socket.heardNs()));
    }

    private long askAtMs() {
        return open ? Math.max(askedMs, heardMs()) + askMs : Long.MAX_VALUE;
    }

    /// @return why the connection is over; empty while it is not
    private Optional<Input.Gone> handle(Input input) {
        switch (input) {
            case Input.Opened(var from) when from == socket -> {
                open = true;
                listener.accept(new FeedEvent.Connected());
                following.connected(nowMs());
            }
            case Input.Frame(var from, var text) when from == socket -> {
                if (!hear(text)) return Optional.of(socket.lost("a message made no sense"));
                socket.more();
            }
            case Input.Gone gone when gone.from() == socket -> {
                return Optional.of(gone);
            }
            case Input.Nothing() -> {
                woken.set(false);
                return attend();
            }
            default -> {} // of a connection that is over
        }
        handledMs = nowMs();
        return Optional.empty();
    }

    /// Looks after what is followed, and whether anybody is there.
    private Optional<Input.Gone> attend() {
        following.attend(nowMs());
        if (!inbox.isEmpty()) return Optional.empty();
        if (nowMs() >= silentMs()) {
            return Optional.of(socket.lost("nothing was heard for " + silenceMs + " ms"));
        }
        if (nowMs() >= askAtMs()) {
            askedMs = nowMs();
            socket.ping();
        }
        return Optional.empty();
    }

    /// Whether anything could be made of it.
    private boolean hear(String text) {
        try {
            following.hear(text, nowMs());
            return true;
        } catch (NotUnderstood failure) {
            listener.accept(new FeedEvent.Misheard(failure));
            return false;
        }
    }

    /// Whoever has a new credential is to be heard again.
    private boolean isFinal(Input.Gone gone) {
        if (gone.code() == Socket.FORBIDDEN) return true;
        return gone.code() == Socket.UNAUTHENTICATED && !isRenewed();
    }

    private boolean isRenewed() {
        try {
            return !settings.credential().map(Credential::bearer).equals(bearer);
        } catch (Credential.Missing failure) {
            return true; // which the next attempt tells
        }
    }

    private void pause(Input.Gone gone, Duration own) throws InterruptedException {
        var pause = gone.asked().filter(asked -> asked.compareTo(own) > 0).orElse(own);
        listener.accept(new FeedEvent.Lost(gone.why(), pause));
        long untilMs = nowMs() + pause.toMillis();
        while (!over && nowMs() < untilMs) {
            if (next(untilMs) instanceof Input.Nothing) woken.set(false);
        }
    }

    private long nowMs() {
        return ms(System.nanoTime());
    }

    private long ms(long ns) {
        return (ns - bornNs) / 1_000_000;
    }
}
