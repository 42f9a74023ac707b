package ai.hanzo.hmm.check.life;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.wire.Allocation;
import ai.hanzo.hmm.wire.AllocationState;
import ai.hanzo.hmm.wire.MarketDefinition;
import ai.hanzo.hmm.wire.MeteredUse;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/// Lives of one allocation, worked out by hand from the rules, section 9: 1 SCU at 20 that is 1.25
/// million tokens, at 100 tokens a second.
class LivesTest {
    private static final long START = 1_700_000_000_000L;
    private static final long MINUTE = 60_000;
    private static final long HOUR = 60 * MINUTE;
    private static final long EXPIRY = START + 2 * MINUTE + 12_500_000;
    private static final String PROOF = "00";

    private final List<String> told = new ArrayList<>();
    private final Clocks clocks = new Clocks(START);
    private final Lives lives = new Lives(clocks, terms(), new Heard());
    private final Steps steps = new Steps(lives);

    private final class Heard implements Chronicle {
        @Override
        public void changed(Life life) {
            told.add(life.shown().getState().name());
        }

        @Override
        public void closed(Life life, boolean isEnd, long owedMicros, OptionalLong failedMicros) {
            var end = life.ending.orElseThrow();
            told.add(
                    "%s at %d: %d + %d + %d, owed %d%s"
                            .formatted(
                                    end.reason(),
                                    end.atMs() - START,
                                    end.deliveredMicros(),
                                    end.refundedMicros(),
                                    end.lapsedMicros(),
                                    owedMicros,
                                    failedMicros.isPresent() ? ", struck" : ""));
        }
    }

    LivesTest() {
        lives.begin(
                Allocation.newBuilder()
                        .setAllocationId("gpu-inference/h100#1")
                        .setMarket("gpu-inference/h100")
                        .setConsumer("alice")
                        .setProvider("p")
                        .setClientOrderId("o")
                        .setState(AllocationState.ALLOCATED)
                        .setStandardMicros(1_000_000)
                        .setRawMicros(1_250_000)
                        .setRateMicros(100_000_000)
                        .setStartMs(START)
                        .setExpiryMs(EXPIRY)
                        .setTokenHash("")
                        .setRefundPriceMicros(20_000_000)
                        .build());
    }

    @Test
    void notStartedInTimeIsAFaultOfAllOfIt() {
        at(2 * MINUTE - 1);
        assertThat(told).isEmpty();
        at(2 * MINUTE + 30_000); // a tick may be so late
        assertThat(told)
                .containsExactly(
                        "PROVIDER_FAULT at 120000: 0 + 1000000 + 0, owed 22000000, struck");
        assertThat(steps.start("p", 1).refusal()).contains("UNKNOWN_ALLOCATION");
    }

    @Test
    void useGrowsNoFasterThanTheRateAndNeverFalls() {
        at(1_000);
        assertThat(steps.start("q", 1).refusal()).contains("UNKNOWN_ALLOCATION");
        assertThat(steps.start("p", 1)).isEqualTo(Steps.Due.DONE);
        assertThat(steps.start("p", 1).refusal()).contains("ALREADY_STARTED");
        at(61_001);
        report(1_000_000);
        assertThat(used()).isEqualTo(6_001); // 60.001 s at 100: 6,000.1 tokens, rounded up
        report(5);
        assertThat(used()).isEqualTo(6_001);
        assertThat(told).containsExactly("ACTIVE", "ACTIVE");
    }

    @Test
    void silenceSuspendsAndThenIsAFaultOfWhatWasNotUsed() {
        steps.start("p", 1);
        at(MINUTE);
        report(1_250);
        at(HOUR, MINUTE);
        assertThat(told)
                .containsExactly(
                        "ACTIVE",
                        "ACTIVE",
                        "SUSPENDED",
                        // 1,250 of 1,250,000 are a thousandth: 999,000 x 22
                        "PROVIDER_FAULT at 960000: 1000 + 999000 + 0, owed 21978000, struck");
    }

    @Test
    void timeSuspendedIsOwedBackWithoutATenth() {
        steps.start("p", 1);
        at(10 * MINUTE, MINUTE);
        report(10_000); // 10 minutes since it was heard
        assertThat(lives.findOpen(1).orElseThrow().suspendedMs).isEqualTo(10 * MINUTE);
        assertThat(used()).isZero(); // of which none was active
        steps.end("alice", 1);
        // 600 s at 100 are 60,000 of 1,250,000: 48,000, at 20
        assertThat(told.getLast())
                .isEqualTo("CONSUMER_ENDED at 600000: 0 + 48000 + 952000, owed 960000");
    }

    @Test
    void anExchangeThatStoodStillMakesNobodyLate() {
        at(MINUTE);
        at(HOUR); // a tick was due at 2 minutes
        assertThat(told).isEmpty();
        steps.start("p", 1);
        at(HOUR + MINUTE);
        assertThat(told).containsExactly("ACTIVE");
    }

    @Test
    void whatCouldNotBeStartedBecauseOfThatIsOwedBackWhole() {
        at(MINUTE);
        at(EXPIRY - START);
        assertThat(told).containsExactly("EXPIRED at 12620000: 0 + 1000000 + 0, owed 20000000");
    }

    @Test
    void aCompletionCanBeDisputedForAWhileAndARulingTakesWhatLapsedFirst() {
        assertThat(steps.complete("p", 1, 1, PROOF).refusal()).contains("NOT_STARTED");
        steps.start("p", 1);
        at(100);
        steps.complete("p", 1, 1_000_000, PROOF); // 10 tokens of 1,250,000: 8
        assertThat(told.getLast()).isEqualTo("COMPLETED at 100: 8 + 0 + 999992, owed 0");
        assertThat(steps.dispute("bob", 1, "no").refusal()).contains("UNKNOWN_ALLOCATION");
        at(100 + 6 * HOUR - 1, HOUR);
        assertThat(steps.dispute("alice", 1, "no")).isEqualTo(Steps.Due.DONE);
        assertThat(steps.dispute("alice", 1, "no").refusal()).contains("ALREADY_DISPUTED");
        at(100 + 9 * HOUR, HOUR); // kept until it is ruled over
        steps.ruleDispute(1, 1_000_001);
        assertThat(told.getLast()).isEqualTo("CLOSED");
        steps.ruleDispute(1, 999_997);
        assertThat(told.getLast())
                .isEqualTo("PROVIDER_FAULT at 100: 3 + 999997 + 0, owed 21999934, struck");
        steps.ruleDispute(1, 1);
        assertThat(told).hasSize(4);
    }

    @Test
    void aCompletionIsLetGoWhenItsTimeIsOver() {
        steps.start("p", 1);
        at(100);
        steps.complete("p", 1, 0, PROOF);
        at(100 + 6 * HOUR, HOUR);
        assertThat(steps.dispute("alice", 1, "late").refusal()).contains("UNKNOWN_ALLOCATION");
    }

    @Test
    void aHeartbeatThatNamesOneTwiceCountsNothing() {
        steps.start("p", 1);
        at(MINUTE);
        var use = new MeteredUse(1L, 10L);
        assertThat(steps.heartbeat("p", List.of(use, use)).refusal()).contains("INVALID_HEARTBEAT");
        assertThat(steps.heartbeat("p", List.of()).refusal()).contains("INVALID_HEARTBEAT");
        assertThat(steps.heartbeat("q", List.of(use)).uncounted()).hasSize(1);
        assertThat(used()).isZero();
    }

    private void report(long usedMicros) {
        steps.heartbeat("p", List.of(new MeteredUse(1L, usedMicros)));
    }

    private long used() {
        return lives.findOpen(1).orElseThrow().usedMicros;
    }

    /// A command comes so long after the start; nobody was there before.
    private void at(long afterMs) {
        clocks.hear(START + afterMs, lives.nextMs());
        clocks.moveTo(START + afterMs);
        lives.pass(START + afterMs);
    }

    /// The same, and time is told so often meanwhile.
    private void at(long afterMs, long everyMs) {
        for (long ms = clocks.timeMs() - START + everyMs; ms < afterMs; ms += everyMs) {
            clocks.hear(START + ms, Schedule.NEVER);
            clocks.moveTo(START + ms);
            lives.pass(START + ms);
        }
        clocks.hear(START + afterMs, Schedule.NEVER);
        clocks.moveTo(START + afterMs);
        lives.pass(START + afterMs);
    }

    private static MarketDefinition terms() {
        return MarketDefinition.newBuilder()
                .setMarket("gpu-inference/h100")
                .setRawUnit("1,000,000 tokens")
                .setSecondsPerRaw(1_000_000)
                .setRateUnit("tokens/s")
                .setDefaultRateMicros(50_000_000)
                .setTickMicros(100_000)
                .setLotMicros(10)
                .setMinNotionalMicros(100)
                .setReferencePriceMicros(20_000_000)
                .setLatencyReferenceMs(500)
                .setLatencyMaximumMs(5_000)
                .setThroughputReferenceMicros(50_000_000)
                .setDisputeWithinMs(6 * HOUR)
                .build();
    }
}
