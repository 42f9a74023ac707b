package ai.hanzo.hmm.door.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.hanzo.hmm.door.problem.Code;
import ai.hanzo.hmm.door.problem.Problem;

import io.github.bucket4j.TimeMeter;

import org.junit.jupiter.api.Test;

class RateLimitTest {
    private static final long SECOND = 1_000_000_000;

    private long nanos = 5 * SECOND;
    private final TimeMeter clock =
            new TimeMeter() {
                @Override
                public long currentTimeNanos() {
                    return nanos;
                }

                @Override
                public boolean isWallClockBased() {
                    return false;
                }
            };

    private final RateLimit limit = new RateLimit(200, clock);

    @Test
    void twiceASecondsWorthAtOnceThenAsManyASecondAsAreAllowed() {
        assertThat(taken(1_000)).isEqualTo(400);
        nanos += SECOND;
        assertThat(taken(1_000)).isEqualTo(200);
        nanos += SECOND / 2;
        assertThat(taken(1_000)).isEqualTo(100);
        nanos += 3_600 * SECOND;
        assertThat(taken(1_000)).as("rest is not saved up").isEqualTo(400);
    }

    @Test
    void oneDoesNotPayForAnother() {
        assertThat(taken(1_000)).isEqualTo(400);
        assertThatCode(() -> limit.take("bob", 1)).doesNotThrowAnyException();
    }

    @Test
    void aBatchCostsItsCommandsOrNothing() {
        for (int i = 0; i < 4; i++) limit.take("alice", 100);
        nanos += SECOND / 4;
        var problem = refused(100);
        assertThat(problem.code()).isEqualTo(Code.RATE_LIMITED);
        assertThat(problem.retryAfter()).as("50 of 100 are there").hasValue(1);
        assertThat(taken(1_000)).as("nothing was taken").isEqualTo(50);
    }

    @Test
    void whoIsTurnedAwayIsToldWhenThereIsRoomAgain() {
        var slow = new RateLimit(3, clock);
        slow.take("alice", 100);
        var problem = catchThrowableOfType(Problem.class, () -> slow.take("alice", 10));
        assertThat(problem.retryAfter()).as("10 at 3 a second").hasValue(4);
        nanos += 4 * SECOND;
        assertThatCode(() -> slow.take("alice", 10)).doesNotThrowAnyException();
    }

    @Test
    void theSmallestLimitLetsALargestBatchPass() {
        var slow = new RateLimit(1, clock);
        assertThatCode(() -> slow.take("alice", 100)).doesNotThrowAnyException();
    }

    @Test
    void afterTheWaitThereIsRoomForARequestAndItsRest() {
        var slow = new RateLimit(1, clock);
        slow.take("alice", 50);
        slow.take("alice", 1);
        var problem = catchThrowableOfType(Problem.class, () -> slow.takeRest("alice", 99));
        assertThat(problem.retryAfter()).as("49 of 100 are there").hasValue(51);
        nanos += 51 * SECOND;
        slow.take("alice", 1);
        assertThatCode(() -> slow.takeRest("alice", 99)).doesNotThrowAnyException();
    }

    @Test
    void zeroIsNoLimit() {
        var none = new RateLimit(0, clock);
        for (int i = 0; i < 10_000; i++) none.take("alice", 100);
        none.takeRest("alice", 99);
    }

    private Problem refused(int cost) {
        return catchThrowableOfType(Problem.class, () -> limit.take("alice", cost));
    }

    private int taken(int tries) {
        int taken = 0;
        for (int i = 0; i < tries; i++) if (refused(1) == null) taken++;
        return taken;
    }
}
