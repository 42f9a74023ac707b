package ai.hanzo.hmm.client.feed;

import static ai.hanzo.hmm.client.feed.Frames.snapshot;
import static ai.hanzo.hmm.client.feed.Frames.subscribed;
import static ai.hanzo.hmm.client.feed.Frames.update;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.hanzo.hmm.client.ClientSettings;
import ai.hanzo.hmm.client.Credential;
import ai.hanzo.hmm.client.Patience;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// A feed over real connections, which a script makes and breaks.
class FeedTest {
    private static final Patience PATIENCE =
            new Patience(1, Duration.ofMillis(5), Duration.ofMillis(20));
    private static final Duration LONG = Duration.ofSeconds(45);
    private static final Subject DEPTH = Subject.depth("m");

    private final HttpClient http = HttpClient.newHttpClient();
    private final BlockingQueue<FeedEvent> told = new LinkedBlockingQueue<>();
    private ScriptedFeed door;

    @BeforeEach
    void start() throws IOException {
        door = new ScriptedFeed();
    }

    @AfterEach
    void stop() throws IOException {
        http.shutdownNow();
        door.close();
    }

    @Test
    void itSaysWhoItIsFollowsAndSaysGoodBye() throws Exception {
        var feed = open(settings().withCredential(Credential.of("hmm_a_b")), LONG);
        try (var guest = door.welcome()) {
            assertThat(guest.request).startsWith("GET /v1/feed HTTP/1.1");
            assertThat(guest.header("Authorization")).isEqualTo("Bearer hmm_a_b");
            assertThat(next()).isEqualTo(new FeedEvent.Connected());
            var book = feed.book("m");
            assertThat(guest.heard()).contains("subscribe", "depth");
            guest.tell(subscribed(1));
            guest.tell(snapshot(7, 5));
            assertThat(next()).isInstanceOf(FeedEvent.Snapshot.class);
            assertThat(book.isCurrent()).isTrue();
            feed.close();
            assertThat(guest.heard()).isEqualTo("closed");
            assertThat(book.isCurrent()).isFalse();
            assertThat(feed.isOver()).isTrue();
            assertThatThrownBy(() -> feed.subscribe(DEPTH)).hasMessage("the feed is over");
        }
    }

    @Test
    void textInPartsIsOneMessage() throws Exception {
        try (var feed = open();
                var guest = door.welcome()) {
            feed.subscribe(DEPTH);
            guest.heard();
            guest.tellInParts(subscribed(1), 2);
            guest.tellInParts(snapshot(7, 5), 40);
            guest.ping();
            guest.tellInParts(update(8, 7, 6), 3);
            assertThat(next()).isEqualTo(new FeedEvent.Connected());
            assertThat(next()).isInstanceOf(FeedEvent.Snapshot.class);
            assertThat(next()).isInstanceOf(FeedEvent.Update.class);
            assertThat(guest.heard()).isEqualTo("pong");
        }
    }

    @Test
    void aConnectionThatBreaksIsMadeAgainAndAllIsFollowedAnew() throws Exception {
        try (var feed = open()) {
            var book = feed.book("m");
            for (int sequence = 7; sequence < 10; sequence++) {
                try (var guest = door.welcome()) {
                    assertThat(guest.heard()).contains("subscribe");
                    guest.tell(subscribed(sequence - 6));
                    guest.tell(snapshot(sequence, sequence));
                    assertThat(next()).isEqualTo(new FeedEvent.Connected());
                    assertThat(next()).isInstanceOf(FeedEvent.Snapshot.class);
                    assertThat(book.sequence()).isEqualTo(sequence);
                }
                assertThat(next()).isInstanceOf(FeedEvent.Lost.class);
                assertThat(book.isCurrent()).isFalse();
            }
        }
    }

    @Test
    void aDoorThatEndsItIsAskedAgain() throws Exception {
        try (var _ = open()) {
            for (int code : List.of(1001, 4000, 4008, 4009, 1009)) {
                try (var guest = door.welcome()) {
                    assertThat(next()).isEqualTo(new FeedEvent.Connected());
                    guest.end(code, "REASON: why");
                    assertThat(((FeedEvent.Lost) next()).why()).contains(code + " REASON: why");
                }
            }
        }
    }

    @Test
    void whoMayNotComeInIsToldAndStaysOutside() throws Exception {
        for (int code : List.of(4001, 4003)) {
            try (var feed = open();
                    var guest = door.welcome()) {
                assertThat(next()).isEqualTo(new FeedEvent.Connected());
                guest.end(code, "REASON");
                assertThat(((FeedEvent.Ended) next()).code()).isEqualTo(code);
                assertThat(feed.isOver()).isTrue();
            }
        }
    }

    @Test
    void whoIsTurnedAwayByHttpIsTold() throws Exception {
        for (var status : List.of("401 Unauthorized", "403 Forbidden")) {
            try (var feed = open()) {
                door.next().turnAway(status);
                int code = status.startsWith("401") ? 4001 : 4003;
                assertThat(next())
                        .isEqualTo(
                                new FeedEvent.Ended(
                                        code, "the door answered " + status.substring(0, 3)));
                assertThat(feed.isOver()).isTrue();
            }
        }
    }

    @Test
    void aDoorThatIsBusyIsAskedWhenItSaid() throws Exception {
        try (var _ = open()) {
            door.next().turnAway("503 Service Unavailable\r\nRetry-After: 1");
            assertThat(next())
                    .isEqualTo(new FeedEvent.Lost("the door answered 503", Duration.ofSeconds(1)));
            door.next().turnAway("503 Service Unavailable");
            assertThat(((FeedEvent.Lost) next()).again()).isLessThan(Duration.ofSeconds(1));
            door.welcome().close();
            assertThat(next()).isEqualTo(new FeedEvent.Connected());
        }
    }

    /// A token has ended, and there is a new one.
    @Test
    void whoHasANewCredentialComesAgain() throws Exception {
        var number = new AtomicInteger();
        var credential = Credential.from(() -> "token-" + number.incrementAndGet());
        try (var _ = open(settings().withCredential(credential), LONG)) {
            try (var guest = door.welcome()) {
                assertThat(guest.header("Authorization")).isEqualTo("Bearer token-1");
                guest.end(4001, "UNAUTHENTICATED");
            }
            try (var guest = door.welcome()) {
                assertThat(guest.header("Authorization")).isEqualTo("Bearer token-3");
            }
        }
    }

    @Test
    void aCredentialThatIsNotToBeHadIsWaitedFor() throws Exception {
        var asked = new AtomicInteger();
        var credential =
                Credential.from(
                        () -> {
                            if (asked.incrementAndGet() < 3) throw new IllegalStateException("off");
                            return "token";
                        });
        try (var _ = open(settings().withCredential(credential), LONG);
                var guest = door.welcome()) {
            assertThat(guest.header("Authorization")).isEqualTo("Bearer token");
            for (int i = 0; i < 2; i++) {
                assertThat(((FeedEvent.Lost) next()).why())
                        .isEqualTo("no credential is to be had: off");
            }
        }
    }

    @Test
    void silenceIsALoss() throws Exception {
        try (var _ = open(settings(), Duration.ofMillis(80));
                var guest = door.welcome()) {
            assertThat(next()).isEqualTo(new FeedEvent.Connected());
            assertThat(guest.heard()).isEqualTo("ping");
            assertThat(((FeedEvent.Lost) next()).why()).isEqualTo("nothing was heard for 80 ms");
            door.welcome().close();
            assertThat(next()).isEqualTo(new FeedEvent.Connected());
        }
    }

    @Test
    void whoAnswersIsThere() throws Exception {
        try (var _ = open(settings(), Duration.ofSeconds(2));
                var guest = door.welcome()) {
            for (int i = 0; i < 5; i++) {
                assertThat(guest.heard()).isEqualTo("ping");
                guest.pong();
            }
            assertThat(told).containsExactly(new FeedEvent.Connected());
        }
    }

    @Test
    void aFrameThatMakesNoSenseIsToldAndTheConnectionMadeAnew() throws Exception {
        try (var _ = open();
                var guest = door.welcome()) {
            guest.tell("{\"type\":\"upd");
            assertThat(next()).isEqualTo(new FeedEvent.Connected());
            assertThat(next())
                    .isInstanceOfSatisfying(
                            FeedEvent.Misheard.class,
                            misheard ->
                                    assertThat(misheard.failure())
                                            .hasMessage("not understood: {\"type\":\"upd"));
            assertThat(next()).isInstanceOf(FeedEvent.Lost.class);
            door.welcome().close();
            assertThat(next()).isEqualTo(new FeedEvent.Connected());
        }
    }

    /// What nobody reads is not fetched: it fills the connection and then the door.
    @Test
    void aSlowListenerKeepsTheDoorWaiting() throws Exception {
        var slow = new CountDownLatch(1);
        var settings = settings();
        try (var feed =
                        Feed.open(
                                settings,
                                http,
                                LONG,
                                event -> {
                                    told.add(event);
                                    if (event instanceof FeedEvent.Snapshot) await(slow);
                                });
                var guest = door.welcome()) {
            feed.subscribe(DEPTH);
            guest.heard();
            guest.tell(subscribed(1));
            guest.tell(snapshot(0, 5));
            for (int i = 1; i <= 2_000; i++) guest.tell(update(i, i - 1, 5));
            assertThat(next()).isEqualTo(new FeedEvent.Connected());
            assertThat(next()).isInstanceOf(FeedEvent.Snapshot.class);
            slow.countDown();
            for (int i = 1; i <= 2_000; i++) {
                assertThat(((FeedEvent.Update) next()).sequence()).isEqualTo(i);
            }
        }
    }

    @Test
    void aListenerMayCloseIt() throws Exception {
        var closed = new CountDownLatch(1);
        var feeds = new LinkedBlockingQueue<Feed>();
        feeds.add(
                Feed.open(
                        settings(),
                        http,
                        LONG,
                        _ -> {
                            take(feeds).close();
                            closed.countDown();
                        }));
        try (var _ = door.welcome()) {
            assertThat(closed.await(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    private Feed open() {
        return open(settings(), LONG);
    }

    private Feed open(ClientSettings settings, Duration silence) {
        return Feed.open(settings, http, silence, told::add);
    }

    private ClientSettings settings() {
        return ClientSettings.of(door.url()).withPatience(PATIENCE);
    }

    private FeedEvent next() {
        return take(told);
    }

    private static <T> T take(BlockingQueue<T> queue) {
        try {
            var taken = queue.poll(10, TimeUnit.SECONDS);
            if (taken == null) throw new AssertionError("nothing came");
            return taken;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(10, TimeUnit.SECONDS)) throw new AssertionError("nobody let go");
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
