package ai.hanzo.hmm.client.feed;

import static ai.hanzo.hmm.client.feed.Frames.subscribed;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.client.Patience;
import ai.hanzo.hmm.client.http.Json;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.Random;

/// A line that loses frames, says them twice, breaks off and carries them late: the book is still
/// the market's whenever it says so.
class ForcedGapsTest {
    private static final int STEPS = Integer.getInteger("hmm.feed.steps", 20_000);

    private final long seed = Long.getLong("hmm.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final Wanted wanted = new Wanted();
    private final Queue<String> requests = new ArrayDeque<>();
    private final Queue<String> onTheWay = new ArrayDeque<>();
    private final Following following =
            new Following(
                    wanted,
                    new Patience(1, Duration.ofMillis(4), Duration.ofMillis(16)),
                    Duration.ofMillis(100),
                    random,
                    requests::add,
                    this::count);
    private int resyncs;
    private int updates;
    private int checks;

    /// The market: one bid, whose quantity is its sequence's.
    private long sequence;

    private boolean isFollowed;
    private long nowMs;

    @Test
    void theBookIsTheMarketsWheneverItSaysSo() {
        var book = wanted.add(Subject.depth("m")).book().orElseThrow();
        following.connected(nowMs);
        for (int i = 0; i < STEPS; i++) {
            step();
            if (book.isCurrent()) check(book);
        }
        while (!(book.isCurrent() && onTheWay.isEmpty())) {
            nowMs++;
            following.attend(nowMs);
            answer();
            if (onTheWay.isEmpty()) trade();
            following.hear(onTheWay.remove(), nowMs);
        }
        check(book);
        assertThat(book.sequence()).as("seed %d", seed).isEqualTo(sequence);
        assertThat(resyncs).as("seed %d", seed).isGreaterThan(STEPS / 200);
        assertThat(updates).as("seed %d", seed).isGreaterThan(STEPS / 200);
        assertThat(checks).as("seed %d", seed).isGreaterThan(STEPS / 20);
    }

    private void step() {
        nowMs += random.nextInt(2);
        following.attend(nowMs);
        int dice = random.nextInt(1_000);
        if (dice < 5) {
            breakOff();
        } else if (dice < 400) {
            trade();
        } else if (dice < 600) {
            answer();
        } else if (!onTheWay.isEmpty()) {
            carry(random.nextInt(100));
        }
    }

    private void breakOff() {
        onTheWay.clear();
        requests.clear();
        isFollowed = false;
        following.disconnected();
        following.connected(nowMs);
    }

    private void trade() {
        sequence++;
        if (isFollowed) onTheWay.add(Frames.update(sequence, sequence - 1, quantity(sequence)));
    }

    /// What the door says to a request.
    private void answer() {
        if (requests.isEmpty()) return;
        onTheWay.add(subscribed(Json.tree(requests.remove()).path("id").asLong()));
        onTheWay.add(Frames.snapshot(sequence, quantity(sequence)));
        isFollowed = true;
    }

    private void carry(int dice) {
        var frame = onTheWay.remove();
        if (dice < 2) return; // lost
        following.hear(frame, nowMs);
        if (dice < 4) following.hear(frame, nowMs);
    }

    private static int quantity(long sequence) {
        return 1 + (int) (sequence % 997);
    }

    private void check(Book book) {
        checks++;
        assertThat(book.bids())
                .as("seed %d, sequence %d", seed, book.sequence())
                .containsExactly(Frames.level("10", Integer.toString(quantity(book.sequence()))));
    }

    private void count(FeedEvent event) {
        if (event instanceof FeedEvent.Resync) resyncs++;
        if (event instanceof FeedEvent.Update) updates++;
    }
}
