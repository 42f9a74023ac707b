package ai.hanzo.hmm.local.demo.serve;

import static ai.hanzo.hmm.local.demo.serve.Bought.CONDUCTS;
import static ai.hanzo.hmm.local.demo.serve.Bought.CONSUMER;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.local.demo.plan.Quarrel;
import ai.hanzo.hmm.local.demo.plan.Terms;
import ai.hanzo.hmm.wire.AccessToken;
import ai.hanzo.hmm.wire.Allocation;
import ai.hanzo.hmm.wire.AllocationDispute;
import ai.hanzo.hmm.wire.AllocationState;
import ai.hanzo.hmm.wire.DisputeAllocation;
import ai.hanzo.hmm.wire.DisputeState;
import ai.hanzo.hmm.wire.EndAllocation;
import ai.hanzo.hmm.wire.RuleDispute;

import org.junit.jupiter.api.Test;

class ConsumersTest {
    private static final String ENDED =
            Bought.orders(order -> CONDUCTS.endsAfterPpm(order).isPresent())
                    .findFirst()
                    .orElseThrow();
    private static final String USED =
            Bought.orders(order -> CONDUCTS.endsAfterPpm(order).isEmpty())
                    .findFirst()
                    .orElseThrow();

    private final Consumers consumers = new Consumers(CONDUCTS, CONSUMER);

    @Test
    void aTokenIsShownOnceWhicheverIsSeenFirst() {
        consumers.on(Bought.allocated(7, USED), 0);
        assertThat(consumers.presentations()).isEmpty();
        consumers.on(token(7));
        assertThat(consumers.presentations()).containsExactly(shown(7));
        consumers.on(token(8));
        assertThat(consumers.presentations()).isEmpty();
        consumers.on(Bought.allocated(8, USED), 0);
        assertThat(consumers.presentations()).containsExactly(shown(8));
        assertThat(consumers.presentations()).isEmpty();
        assertThat(consumers.strayTokens()).isEmpty();
    }

    @Test
    void aSecondTokenOfAnAllocationIsAStray() {
        consumers.on(Bought.allocated(7, USED), 0);
        consumers.on(token(7));
        consumers.on(token(7));
        assertThat(consumers.presentations()).containsExactly(shown(7));
        assertThat(consumers.strayTokens()).containsExactly(Bought.id(7));
    }

    @Test
    void oneThatIsEndedEarlyIsEndedOnceAPartOfItsWorkIsDone() {
        long share = CONDUCTS.endsAfterPpm(ENDED).orElseThrow();
        long afterMs = (share * Bought.WORK_MS + 999_999) / 1_000_000;
        consumers.on(state(7, ENDED, AllocationState.ACTIVE), 10_000);
        consumers.on(state(7, ENDED, AllocationState.ACTIVE), 10_100);
        consumers.on(state(8, USED, AllocationState.ACTIVE), 10_000);
        assertThat(consumers.due(10_000 + afterMs - 1)).isEmpty();
        assertThat(consumers.due(10_000 + afterMs))
                .containsExactly(
                        new Consumers.Sent(
                                CONSUMER,
                                new Outgoing("end-7", new EndAllocation(Terms.MARKET, 7L))));
        assertThat(consumers.due(20_000)).isEmpty();
    }

    @Test
    void oneConsumerDisputesTheFirstTwoThatWereCompletedForIt() {
        consumers.on(closed(6, "EXPIRED"), 0);
        var other = closed(7, "COMPLETED");
        other.put("consumer", "consumer-02");
        consumers.on(other, 0);
        assertThat(consumers.due(0)).isEmpty();
        for (long number = 8; number < 12; number++) consumers.on(closed(number, "COMPLETED"), 0);
        assertThat(consumers.disputed()).isEqualTo(2);
        assertThat(consumers.due(0))
                .extracting(sent -> sent.command().id())
                .containsExactly("dispute-8", "dispute-9");
        assertThat(consumers.due(0)).isEmpty();
    }

    @Test
    void aReasonIsOneThatTheLedgerTakes() {
        consumers.on(closed(8, "COMPLETED"), 0);
        var dispute = (DisputeAllocation) consumers.due(0).getFirst().command().body();
        assertThat(dispute.getAllocation()).isEqualTo(8);
        assertThat(dispute.getReason()).isNotBlank().hasSizeLessThanOrEqualTo(200);
    }

    @Test
    void theOperatorRulesOverEveryDisputeOnce() {
        var operator = new Operator(new Quarrel(0, 500_000));
        assertThat(operator.on(closed(7, "COMPLETED"))).isEmpty();
        assertThat(operator.on(disputed(7, DisputeState.OPEN)))
                .contains(
                        new Outgoing(
                                "ruling-7", new RuleDispute(7L, 1_000L, "the answer was cut off")));
        assertThat(operator.on(disputed(7, DisputeState.OPEN))).isEmpty();
        assertThat(operator.on(disputed(7, DisputeState.UPHELD))).isEmpty();
        assertThat(operator.on(disputed(8, DisputeState.OPEN)))
                .contains(new Outgoing("ruling-8", new RuleDispute(8L, 0L, "the answer is whole")));
    }

    private static Allocation disputed(long number, DisputeState ruling) {
        var closed = closed(number, "COMPLETED");
        closed.put("dispute", new AllocationDispute(ruling, 0L, "why"));
        return closed;
    }

    private static Allocation closed(long number, String reason) {
        var closed = state(number, USED, AllocationState.CLOSED);
        closed.put("closeReason", reason);
        return closed;
    }

    private static Allocation state(long number, String orderId, AllocationState state) {
        return Bought.allocation(number, orderId, state).build();
    }

    private static Presentation shown(long number) {
        return new Presentation(Bought.PROVIDER.account(), Bought.id(number), "jwt-" + number);
    }

    private static AccessToken token(long number) {
        return new AccessToken(
                Bought.id(number),
                CONSUMER,
                Bought.PROVIDER.account(),
                Terms.MARKET,
                9_000L,
                "jwt-" + number);
    }
}
