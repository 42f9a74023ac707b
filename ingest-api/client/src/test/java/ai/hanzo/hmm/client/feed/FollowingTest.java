package ai.hanzo.hmm.client.feed;

import static ai.hanzo.hmm.client.feed.Frames.level;
import static ai.hanzo.hmm.client.feed.Frames.snapshot;
import static ai.hanzo.hmm.client.feed.Frames.subscribed;
import static ai.hanzo.hmm.client.feed.Frames.update;
import static ai.hanzo.hmm.client.feed.Frames.wrongUpdate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.hanzo.hmm.client.Patience;
import ai.hanzo.hmm.client.http.NotUnderstood;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// What is done about frames that are missing, wrong, late or senseless. Pauses are 100 ms and
/// twice as long each time, less up to a half; time stands unless it is moved.
class FollowingTest {
    private static final long SEED = 7;
    private static final Patience PATIENCE =
            new Patience(1, Duration.ofMillis(100), Duration.ofSeconds(1));
    private static final Subject DEPTH = Subject.depth("m");
    private static final int SNAPSHOT_WITHIN_MS = 5_000;

    private final Wanted wanted = new Wanted();
    private final List<String> sent = new ArrayList<>();
    private final List<FeedEvent> told = new ArrayList<>();
    private final Following following =
            new Following(
                    wanted,
                    PATIENCE,
                    Duration.ofMillis(SNAPSHOT_WITHIN_MS),
                    new Random(SEED),
                    sent::add,
                    told::add);
    private Book book;
    private long nowMs;

    @BeforeEach
    void follow() {
        book = wanted.add(DEPTH).book().orElseThrow();
        following.connected(nowMs);
    }

    @Test
    void itIsAskedForAndFollowed() {
        assertThat(sent)
                .containsExactly(
                        "{\"op\":\"subscribe\",\"id\":1,\"channels\":[{\"channel\":\"depth\",\"market\":\"m\"}]}");
        hear(subscribed(1), snapshot(7, 5), update(8, 7, 6), update(9, 8, 7));
        assertThat(kinds()).containsExactly("Snapshot", "Update", "Update");
        assertThat(told.getLast())
                .isInstanceOfSatisfying(
                        FeedEvent.Update.class,
                        update -> {
                            assertThat(update.subject()).isEqualTo(DEPTH);
                            assertThat(update.sequence()).isEqualTo(9);
                            assertThat(update.previous()).isEqualTo(8);
                        });
        assertBook(9, 7);
    }

    @Test
    void aGapIsMadeGoodAfterAPause() {
        hear(subscribed(1), snapshot(7, 5), update(9, 8, 7));
        assertThat(kinds()).containsExactly("Snapshot", "Resync");
        assertThat(book.isCurrent()).isFalse();
        assertThat(sent).as("not at once").hasSize(1);
        move(100);
        assertThat(sent).hasSize(2);
        hear(subscribed(2), snapshot(11, 8), update(12, 11, 9));
        assertThat(kinds()).containsExactly("Snapshot", "Resync", "Snapshot", "Update");
        assertBook(12, 9);
    }

    @Test
    void whatIsHeardTwiceIsAGapToo() {
        hear(subscribed(1), snapshot(7, 5), update(8, 7, 6), update(8, 7, 6));
        assertThat(kinds()).containsExactly("Snapshot", "Update", "Resync");
    }

    @Test
    void aWrongChecksumIsMadeGood() {
        hear(subscribed(1), snapshot(7, 5), wrongUpdate(8, 7, 6));
        assertThat(kinds()).containsExactly("Snapshot", "Resync");
        assertThat(((FeedEvent.Resync) told.getLast()).why()).contains("checksum");
        assertThat(book.isCurrent()).isFalse();
        move(100);
        hear(subscribed(2), snapshot(8, 6));
        assertBook(8, 6);
    }

    /// Between the loss and the answer to the new request all is of the old subscription, even
    /// where it would fit.
    @Test
    void lateFramesOfTheOldSubscriptionAreVoid() {
        hear(subscribed(1), snapshot(7, 5), update(9, 8, 7));
        hear(update(10, 9, 8), snapshot(11, 1), update(12, 11, 2));
        assertThat(kinds()).containsExactly("Snapshot", "Resync");
        move(100);
        hear(update(13, 12, 3), snapshot(13, 3), subscribed(1), snapshot(14, 4));
        assertThat(kinds()).as("not taken yet").containsExactly("Snapshot", "Resync");
        hear(subscribed(2), update(15, 14, 5));
        assertThat(kinds()).as("taken, and no snapshot").containsExactly("Snapshot", "Resync");
        hear(snapshot(15, 5), update(16, 15, 6));
        assertBook(16, 6);
        assertThat(sent).hasSize(2);
    }

    @Test
    void aNewConnectionBeginsAnew() {
        hear(subscribed(1), snapshot(7, 5));
        following.disconnected();
        assertThat(book.isCurrent()).isFalse();
        assertThat(book.bids()).as("as it was").containsExactly(level("10", "5"));
        following.connected(nowMs);
        assertThat(sent).hasSize(2);
        hear(subscribed(2), snapshot(20, 8));
        assertThat(kinds()).containsExactly("Snapshot", "Snapshot");
        assertBook(20, 8);
    }

    @Test
    void anUnaskedSnapshotBeginsAnew() {
        hear(subscribed(1), snapshot(7, 5), snapshot(30, 8), update(31, 30, 9));
        assertThat(kinds()).containsExactly("Snapshot", "Snapshot", "Update");
        assertBook(31, 9);
    }

    @Test
    void dataOfAnotherShapeIsToldAndMadeGood() {
        hear(subscribed(1), snapshot(7, 5));
        hear(update(8, 7, 6).replace("\"quantity\":\"6\"", "\"quantity\":\"six\""));
        assertThat(kinds()).containsExactly("Snapshot", "Misheard", "Resync");
        move(100);
        assertThat(sent).hasSize(2);
    }

    @Test
    void whatMakesNoSenseAtAllIsThrown() {
        hear(subscribed(1), snapshot(7, 5));
        for (var senseless : List.of("{\"type\":", "", "[]", "{}", "{\"type\":\"update\"}")) {
            assertThatThrownBy(() -> hear(senseless))
                    .as(senseless)
                    .isInstanceOf(NotUnderstood.class);
        }
    }

    @Test
    void whatANewerDoorSaysIsPassedOver() {
        hear("{\"type\":\"heartbeat\",\"timeMs\":1}", "{\"type\":\"weather\",\"of\":\"tomorrow\"}");
        assertThat(told).isEmpty();
    }

    @Test
    void whatIsRefusedIsNotAskedForAgain() {
        hear(error("UNKNOWN_MARKET"));
        assertThat(kinds()).containsExactly("Refused");
        move(SNAPSHOT_WITHIN_MS);
        following.disconnected();
        following.connected(nowMs);
        assertThat(sent).hasSize(1);
    }

    @Test
    void whatIsNotToBeHadNowIsAskedForAgain() {
        hear(error("UNAVAILABLE"));
        assertThat(kinds()).containsExactly("Resync");
        move(100);
        assertThat(sent).hasSize(2);
        hear(subscribed(2), error("UNAVAILABLE").replace("\"id\":1", DEPTH_NAMED));
        assertThat(kinds()).containsExactly("Resync", "Resync");
    }

    @Test
    void aMarketThatWasThereIsAskedForAgain() {
        hear(subscribed(1), snapshot(7, 5));
        following.disconnected();
        following.connected(nowMs);
        hear(error("UNKNOWN_MARKET").replace("\"id\":1", "\"id\":2"));
        assertThat(kinds()).containsExactly("Snapshot", "Resync");
        move(100);
        assertThat(sent).hasSize(3);
    }

    private static final String DEPTH_NAMED = "\"channel\":\"depth\",\"market\":\"m\"";

    @Test
    void aSnapshotThatDoesNotComeIsAskedForAgain() {
        hear(subscribed(1));
        move(SNAPSHOT_WITHIN_MS - 1);
        assertThat(told).isEmpty();
        move(1);
        assertThat(kinds()).containsExactly("Resync");
        move(100);
        assertThat(sent).hasSize(2);
    }

    @Test
    void pausesGrowWhileItIsLostAtOnceAndAreShortAgainAfterItHeld() {
        hear(subscribed(1), snapshot(7, 5));
        var pauses = new ArrayList<Long>();
        for (int id = 2; id < 9; id++) {
            hear(wrongUpdate(8, 7, 6));
            pauses.add(((FeedEvent.Resync) told.getLast()).after().toMillis());
            move(1_000);
            hear(subscribed(id), snapshot(7, 5));
        }
        for (int i = 0; i < pauses.size(); i++) {
            long most = Math.min(100L << i, 1_000);
            assertThat(pauses.get(i)).as("pause %d, seed %d", i, SEED).isBetween(most / 2, most);
        }
        move(1_001);
        hear(wrongUpdate(8, 7, 6));
        assertThat(((FeedEvent.Resync) told.getLast()).after()).isBetween(millis(50), millis(100));
    }

    @Test
    void whatIsNotWantedAnyMoreIsNotTold() {
        hear(subscribed(1), snapshot(7, 5));
        wanted.remove(DEPTH);
        following.attend(nowMs);
        assertThat(sent.getLast()).contains("unsubscribe");
        hear(update(8, 7, 6));
        assertThat(kinds()).containsExactly("Snapshot");
        assertThat(book.isCurrent()).isFalse();
    }

    @Test
    void whatIsWantedAgainIsToldAnew() {
        hear(subscribed(1), snapshot(7, 5));
        assertThat(wanted.add(DEPTH).book()).containsSame(book);
        following.attend(nowMs);
        assertThat(sent).hasSize(2);
        hear(update(8, 7, 6), subscribed(2), snapshot(8, 6));
        assertThat(kinds()).containsExactly("Snapshot", "Snapshot");
    }

    /// So that a door that counts requests is not run over.
    @Test
    void notAllIsAskedForAtOnce() {
        for (int i = 0; i < 20; i++) wanted.add(Subject.trades("m" + i));
        following.attend(nowMs);
        assertThat(sent).hasSize(8);
        assertThat(following.nextMs()).as("nothing to do but wait").hasValue(5_000L);
        hear(subscribed(1), subscribed(2));
        assertThat(sent).hasSize(10);
    }

    private void assertBook(long sequence, int quantity) {
        assertThat(book.isCurrent()).isTrue();
        assertThat(book.sequence()).isEqualTo(sequence);
        assertThat(book.bids()).containsExactly(level("10", Integer.toString(quantity)));
    }

    private static String error(String code) {
        return "{\"type\":\"error\",\"id\":1,\"code\":\"%s\",\"detail\":\"no\"}".formatted(code);
    }

    private static Duration millis(long ms) {
        return Duration.ofMillis(ms);
    }

    private void hear(String... frames) {
        for (var frame : frames) following.hear(frame, nowMs);
    }

    private void move(long ms) {
        nowMs += ms;
        following.attend(nowMs);
    }

    private List<String> kinds() {
        return told.stream().map(event -> event.getClass().getSimpleName()).toList();
    }
}
