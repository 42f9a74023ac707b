package ai.hanzo.hmm.chaos.life;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.wire.AccessToken;
import ai.hanzo.hmm.wire.Allocation;
import ai.hanzo.hmm.wire.AllocationDispute;
import ai.hanzo.hmm.wire.AllocationState;
import ai.hanzo.hmm.wire.DisputeState;
import ai.hanzo.hmm.wire.MarketDefinition;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.List;

/// A market in which a provider must start within 8 s and is at fault after 15 s of silence.
class LivesTest {
    private static final String MARKET = "gpu-inference/h100";
    private static final String ONE = MARKET + "#1";

    private final Lives lives = new Lives(List.of(market()));

    @BeforeEach
    void oneIsAllocated() {
        lives.published(one(AllocationState.ALLOCATED).build());
        lives.token(token());
    }

    @Test
    void whatEndsOnceAndIsAccountedForIsCounted() {
        lives.published(one(AllocationState.ACTIVE).setStartedMs(2_000).build());
        lives.published(one(AllocationState.SUSPENDED).setStartedMs(2_000).build());
        lives.published(closed("EXPIRED", 30_000, 60, 30, 10).setStartedMs(2_000).build());

        var counts = judged(0, false);

        assertThat(lives.offences()).isEmpty();
        assertThat(counts.ended()).isEqualTo(1);
        assertThat(counts.byReason()).containsEntry("EXPIRED", 1L);
        assertThat(counts.suspended()).isEqualTo(1);
        assertThat(counts.deliveredMicros()).isEqualTo(60);
        assertThat(counts.refundedMicros()).isEqualTo(30);
        assertThat(counts.lapsedMicros()).isEqualTo(10);
    }

    @Test
    void unitsThatAreMissingAreAnOffence() {
        lives.published(closed("EXPIRED", 30_000, 60, 30, 9).build());
        judged(0, false);
        assertThat(lives.offences()).containsExactly(ONE + " of 100 uSCU accounts for 99");
    }

    @Test
    void oneThatIsOpenAtTheEndIsAnOffence() {
        judged(0, false);
        assertThat(lives.offences()).containsExactly(ONE + " did not end, it is ALLOCATED");
    }

    @Test
    void aSecondTokenIsAnOffence() {
        lives.token(token());
        lives.published(closed("EXPIRED", 30_000, 60, 30, 10).build());
        judged(0, false);
        assertThat(lives.offences()).containsExactly(ONE + " has 2 tokens");
    }

    @Test
    void onlyARulingMayFollowAnEnd() {
        lives.published(closed("COMPLETED", 30_000, 60, 0, 40).build());
        lives.published(
                closed("PROVIDER_FAULT", 30_000, 60, 40, 0)
                        .setDispute(new AllocationDispute(DisputeState.UPHELD, 31_000L, "bad"))
                        .build());
        assertThat(judged(0, true).upheld()).isEqualTo(1);
        assertThat(lives.offences()).isEmpty();

        lives.published(closed("COMPLETED", 30_000, 60, 0, 40).build());
        assertThat(lives.offences())
                .containsExactly(ONE + " was published after its end as CLOSED");
    }

    @Test
    void aDisputeThatNobodyRuledOverIsAnOffence() {
        lives.published(
                closed("COMPLETED", 30_000, 60, 0, 40)
                        .setDispute(new AllocationDispute(DisputeState.OPEN, 31_000L, "bad"))
                        .build());
        judged(0, false);
        assertThat(lives.offences()).containsExactly(ONE + " was disputed and not ruled over");
    }

    @Test
    void aProviderIsNotAtFaultBeforeItsTime() {
        lives.published(closed("PROVIDER_FAULT", 8_999, 0, 100, 0).build());
        assertThat(judged(0, false).neverStarted()).isEqualTo(1);
        assertThat(lives.offences())
                .containsExactly(ONE + " was a fault after 7999 ms, and 8000 are allowed");
    }

    @Test
    void aWordThatWaitedInAnExchangeThatWasAwayForAMomentIsCounted() {
        lives.published(closed("PROVIDER_FAULT", 9_000, 0, 100, 0).build());
        assertThat(judged(3_000, false).unheard()).isEqualTo(1);
        assertThat(lives.offences()).isEmpty();
    }

    @Test
    void aWordThatWaitedInAnExchangeThatWasAwayForLongIsAnOffence() {
        lives.published(closed("PROVIDER_FAULT", 40_000, 0, 100, 0).build());
        judged(3_000, false);
        assertThat(lives.offences())
                .containsExactly(ONE + " was a fault 37000 ms after its provider spoke");
    }

    @Test
    void whatTheOperatorRuledNeedsNoSilence() {
        lives.published(closed("PROVIDER_FAULT", 3_000, 0, 100, 0).build());
        var counts = judged(2_000, true);
        assertThat(counts.neverStarted()).isZero();
        assertThat(lives.offences()).isEmpty();
    }

    private LifeCounts judged(long firstWordMs, boolean wasRuled) {
        return lives.judge((_, _, _) -> firstWordMs, _ -> wasRuled);
    }

    private static Allocation.Builder closed(
            String reason, long closedMs, long delivered, long refunded, long lapsed) {
        return one(AllocationState.CLOSED)
                .setCloseReason(reason)
                .setClosedMs(closedMs)
                .setDeliveredMicros(delivered)
                .setRefundedMicros(refunded)
                .setLapsedMicros(lapsed);
    }

    private static Allocation.Builder one(AllocationState state) {
        return Allocation.newBuilder()
                .setAllocationId(ONE)
                .setMarket(MARKET)
                .setConsumer("carol")
                .setProvider("paul")
                .setClientOrderId("o1")
                .setState(state)
                .setStandardMicros(100)
                .setRawMicros(100)
                .setRateMicros(1)
                .setStartMs(1_000)
                .setExpiryMs(30_000)
                .setTokenHash("");
    }

    private static AccessToken token() {
        return new AccessToken(ONE, "carol", "paul", MARKET, 30_000L, "token");
    }

    private static MarketDefinition market() {
        return MarketDefinition.newBuilder()
                .setMarket(MARKET)
                .setRawUnit("1,000,000 tokens")
                .setSecondsPerRaw(1_000_000)
                .setRateUnit("tokens/s")
                .setDefaultRateMicros(1)
                .setTickMicros(1)
                .setLotMicros(1_000_000)
                .setMinNotionalMicros(1)
                .setReferencePriceMicros(1)
                .setLatencyReferenceMs(1)
                .setLatencyMaximumMs(2)
                .setThroughputReferenceMicros(1)
                .setStartWithinMs(8_000)
                .setHeartbeatMs(2_000)
                .setFaultAfterMs(15_000)
                .setDisputeWithinMs(10_000)
                .build();
    }
}
