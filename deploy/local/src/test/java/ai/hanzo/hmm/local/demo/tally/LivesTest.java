package ai.hanzo.hmm.local.demo.tally;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.local.demo.tally.Ends.End;
import ai.hanzo.hmm.wire.Allocation;
import ai.hanzo.hmm.wire.AllocationDispute;
import ai.hanzo.hmm.wire.AllocationState;
import ai.hanzo.hmm.wire.DisputeState;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Allocations of 100 units, 50 raw; each was made at 1,000 ms.
class LivesTest {
    private final Lives lives = new Lives();

    @ParameterizedTest
    @CsvSource({
        // reason, started ms, dispute, what it is counted as
        "COMPLETED,      1_100,          , COMPLETED",
        "COMPLETED,      1_100, DISMISSED, COMPLETED",
        "EXPIRED,        1_100,          , EXPIRED",
        "EXPIRED,            0,          , EXPIRED",
        "CONSUMER_ENDED,     0,          , CONSUMER_ENDED",
        "PROVIDER_FAULT,     0,          , NOT_STARTED",
        "PROVIDER_FAULT, 1_100,          , DIED",
        "PROVIDER_FAULT, 1_100, DISMISSED, DIED",
        "PROVIDER_FAULT, 1_100,    UPHELD, RULED",
    })
    void anEndIsCountedByItsReason(String reason, String startedMs, String ruling, End end) {
        var closed = closed("m#1", reason, 40, 35, 25);
        closed.put("startedMs", Long.parseLong(startedMs.replace("_", "")));
        if (ruling != null) closed.put("dispute", dispute(DisputeState.valueOf(ruling)));
        lives.on(allocated("m#1"));
        lives.on(closed);
        for (var every : End.values()) {
            assertThat(lives.ends().count(every)).as("%s", every).isEqualTo(every == end ? 1 : 0);
        }
        assertThat(lives.ends().faults("aurora"))
                .isEqualTo(reason.equals("PROVIDER_FAULT") ? 1 : 0);
    }

    @Test
    void whatIsNotClosedRuns() {
        lives.on(allocated("m#1"));
        lives.on(allocated("m#2"));
        assertThat(lives.running()).isEqualTo(2);
        assertThat(lives.runningMicros()).isEqualTo(200);
        lives.on(closed("m#1", "COMPLETED", 100, 0, 0));
        assertThat(lives.running()).isEqualTo(1);
        assertThat(lives.runningMicros()).isEqualTo(100);
        assertThat(lives.ends().count()).isEqualTo(1);
    }

    @Test
    void aSuspensionAndAReturnAreCountedOnceEach() {
        lives.on(allocated("m#1"));
        lives.on(started("m#1", 1_180, AllocationState.ACTIVE));
        lives.on(started("m#1", 1_180, AllocationState.ACTIVE));
        lives.on(started("m#1", 1_180, AllocationState.SUSPENDED));
        lives.on(started("m#1", 1_180, AllocationState.ACTIVE));
        lives.on(started("m#1", 1_180, AllocationState.SUSPENDED));
        lives.on(closed("m#1", "EXPIRED", 40, 35, 25));
        assertThat(lives.suspended()).isEqualTo(2);
        assertThat(lives.back()).isEqualTo(1);
        assertThat(lives.startsMs().getTotalCount()).isEqualTo(1);
        assertThat(lives.startsMs().getValueAtPercentile(50)).isEqualTo(180);
    }

    @Test
    void theNumbersOfTheClosedAddUp() {
        lives.on(allocated("m#1"));
        lives.on(allocated("m#2"));
        lives.on(closed("m#1", "COMPLETED", 40, 0, 60));
        var fault = closed("m#2", "PROVIDER_FAULT", 10, 90, 0);
        fault.put("refundMicros", 700L);
        fault.put("refundFromBondMicros", 600L);
        fault.put("shortfallMicros", 80L);
        lives.on(fault);
        var ends = lives.ends();
        assertThat(ends.deliveredMicros()).isEqualTo(50);
        assertThat(ends.refundedMicros()).isEqualTo(90);
        assertThat(ends.lapsedMicros()).isEqualTo(60);
        assertThat(ends.refundMicros()).isEqualTo(700);
        assertThat(ends.refundFromBondMicros()).isEqualTo(600);
        assertThat(ends.shortfallMicros()).isEqualTo(80);
        assertThat(ends.usedMicros("aurora")).isEqualTo(40);
        assertThat(ends.uneven()).isZero();
    }

    @Test
    void oneThatEndsWithOtherUnitsThanItHadIsSeen() {
        lives.on(allocated("m#1"));
        lives.on(closed("m#1", "COMPLETED", 40, 0, 59));
        assertThat(lives.ends().uneven()).isEqualTo(1);
    }

    /// Half of what was delivered is taken back.
    @Test
    void aRulingTakesThePlaceOfWhatWasBefore() {
        lives.on(allocated("m#1"));
        lives.on(closed("m#1", "COMPLETED", 100, 0, 0));
        var disputed = closed("m#1", "COMPLETED", 100, 0, 0);
        disputed.put("dispute", dispute(DisputeState.OPEN));
        lives.on(disputed);
        assertThat(lives.upheld() + lives.dismissed()).isZero();
        assertThat(lives.ends().count()).isEqualTo(1);
        var ruled = closed("m#1", "PROVIDER_FAULT", 50, 50, 0);
        ruled.put("dispute", dispute(DisputeState.UPHELD));
        ruled.put("refundMicros", 9L);
        lives.on(ruled);
        assertThat(lives.upheld()).isEqualTo(1);
        assertThat(lives.ends().count()).isEqualTo(1);
        assertThat(lives.ends().count(End.COMPLETED)).isZero();
        assertThat(lives.ends().count(End.RULED)).isEqualTo(1);
        assertThat(lives.ends().deliveredMicros()).isEqualTo(50);
        assertThat(lives.ends().refundedMicros()).isEqualTo(50);
        assertThat(lives.ends().refundMicros()).isEqualTo(9);
        assertThat(lives.ends().usedMicros("aurora")).isEqualTo(20);
    }

    @Test
    void aDismissedDisputeChangesNothing() {
        lives.on(allocated("m#1"));
        lives.on(closed("m#1", "COMPLETED", 100, 0, 0));
        for (var state : DisputeState.values()) {
            if (state == DisputeState.UPHELD) continue;
            var now = closed("m#1", "COMPLETED", 100, 0, 0);
            now.put("dispute", dispute(state));
            lives.on(now);
        }
        assertThat(lives.dismissed()).isEqualTo(1);
        assertThat(lives.ends().count(End.COMPLETED)).isEqualTo(1);
        assertThat(lives.ends().deliveredMicros()).isEqualTo(100);
    }

    @Test
    void aDisputeOfAnOpenOneIsRuledOverOnce() {
        lives.on(allocated("m#1"));
        var disputed = started("m#1", 1_100, AllocationState.ACTIVE);
        disputed.put("dispute", dispute(DisputeState.OPEN));
        lives.on(disputed);
        for (int i = 0; i < 2; i++) {
            var dismissed = started("m#1", 1_100, AllocationState.ACTIVE);
            dismissed.put("dispute", dispute(DisputeState.DISMISSED));
            lives.on(dismissed);
        }
        assertThat(lives.dismissed()).isEqualTo(1);
        assertThat(lives.running()).isEqualTo(1);
    }

    private static Allocation allocated(String id) {
        return started(id, 0, AllocationState.ALLOCATED);
    }

    private static Allocation started(String id, long startedMs, AllocationState state) {
        var allocation = Records.allocation(id, "request-0", 100, state);
        allocation.put("startMs", 1_000L);
        allocation.put("startedMs", startedMs);
        return allocation;
    }

    private static Allocation closed(
            String id, String reason, long delivered, long refunded, long lapsed) {
        var allocation = started(id, 1_100, AllocationState.CLOSED);
        allocation.put("closeReason", reason);
        allocation.put("deliveredMicros", delivered);
        allocation.put("refundedMicros", refunded);
        allocation.put("lapsedMicros", lapsed);
        allocation.put("usedMicros", 20L);
        return allocation;
    }

    private static AllocationDispute dispute(DisputeState state) {
        return new AllocationDispute(state, 2_000L, "why");
    }
}
