package ai.hanzo.hmm.door.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.concurrent.atomic.AtomicLong;

class UnderWayTest {
    private final AtomicLong clock = new AtomicLong(-5);
    private final UnderWay underWay = new UnderWay(clock::get);

    @Test
    void whatEndsTookSinceItFirstBegan() {
        underWay.begin("alice", "o1");
        clock.addAndGet(3);
        underWay.begin("alice", "o1");
        clock.addAndGet(4);
        assertThat(underWay.end("bob", "o1")).isEmpty();
        assertThat(underWay.end("alice", "o1")).hasValue(7);
        assertThat(underWay.end("alice", "o1")).isEmpty();
    }

    @Test
    void whatHasNoAnswerIsForgotten() {
        underWay.begin("alice", "o1");
        clock.addAndGet(UnderWay.FORGET_NANOS);
        underWay.begin("alice", "o2");
        clock.addAndGet(UnderWay.FORGET_NANOS - 1);
        assertThat(underWay.end("alice", "o2")).hasValue(UnderWay.FORGET_NANOS - 1);
        clock.addAndGet(1);
        underWay.begin("alice", "o3");
        assertThat(underWay.end("alice", "o1")).isEmpty();
        assertThat(underWay.end("alice", "o3")).hasValue(0);
    }

    @Test
    void ofTooManyTheLastAreRemembered() {
        for (int i = 0; i < 5 * UnderWay.MOST; i++) underWay.begin("alice", "o" + i);
        assertThat(underWay.size()).isBetween(UnderWay.MOST, 2 * UnderWay.MOST);
        assertThat(underWay.end("alice", "o" + (5 * UnderWay.MOST - 1))).isPresent();
        assertThat(underWay.end("alice", "o0")).isEmpty();
    }
}
