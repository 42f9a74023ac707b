package ai.hanzo.hmm.local.demo.tally;

import static ai.hanzo.hmm.local.demo.tally.Outcomes.id;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.wire.OrderSide;
import ai.hanzo.hmm.wire.OrderStatus;
import ai.hanzo.hmm.wire.Settlement;
import ai.hanzo.hmm.wire.Venue;

import org.junit.jupiter.api.Test;

import java.util.Map;

class OutcomesTest {
    private final Outcomes outcomes = new Outcomes(5);

    @Test
    void everyOrderIsServedOrRefusedByACode() {
        outcomes.on(Records.ordered("c", id(0), OrderStatus.FILLED, 100));
        outcomes.on(Records.ordered("c", id(1), OrderStatus.CANCELLED, 40));
        outcomes.on(Records.cancelled("c", id(2), "SLIPPAGE"));
        outcomes.on(Records.refused("c", id(3), "NO_LIQUIDITY"));
        outcomes.on(Records.refused("c", id(4), "NO_LIQUIDITY"));
        assertThat(outcomes.answers()).isEqualTo(5);
        assertThat(outcomes.served()).isEqualTo(2);
        assertThat(outcomes.refusals()).isEqualTo(Map.of("NO_LIQUIDITY", 2L, "SLIPPAGE", 1L));
        assertThat(outcomes.twice()).isZero();
    }

    @Test
    void aSecondOutcomeIsSeen() {
        outcomes.on(Records.ordered("c", id(0), OrderStatus.FILLED, 100));
        outcomes.on(Records.refused("c", id(0), "NO_LIQUIDITY"));
        assertThat(outcomes.answers()).isEqualTo(2);
        assertThat(outcomes.twice()).isEqualTo(1);
    }

    @Test
    void aRepeatedAnswerIsNotAnother() {
        var answer = Records.base("c", id(0)).setRepeated(true);
        outcomes.on(
                answer.setOrders(Records.ordered("c", id(0), OrderStatus.FILLED, 100).getOrders())
                        .build());
        assertThat(outcomes.answers()).isZero();
    }

    @Test
    void anOrderThatIsOpenHasNoOutcomeYet() {
        outcomes.on(Records.ordered("c", id(0), OrderStatus.OPEN, 0));
        assertThat(outcomes.answers()).isZero();
    }

    @Test
    void whatIsNoRequestIsLeftAside() {
        outcomes.on(Records.ordered("c", "quote-1", OrderStatus.FILLED, 100));
        outcomes.on(Records.ordered("c", id(5), OrderStatus.FILLED, 100));
        outcomes.on(Records.refused("c", "", "NO_LIQUIDITY"));
        outcomes.settled(settlement(""), 10);
        assertThat(outcomes.answers()).isZero();
    }

    @Test
    void allocationsAreHeldAgainstWhatWasBought() {
        outcomes.on(Records.ordered("c", id(0), OrderStatus.FILLED, 100));
        outcomes.allocated(id(0), 60);
        assertThat(outcomes.unallocated()).isEqualTo(1);
        outcomes.allocated(id(0), 40);
        assertThat(outcomes.unallocated()).isZero();
        outcomes.allocated(id(1), 1);
        assertThat(outcomes.unallocated()).isEqualTo(1);
    }

    @Test
    void whatStaysInTheAccountIsHeldAndNotMissing() {
        var filled = Records.ordered("c", id(0), OrderStatus.FILLED, 100);
        filled.put("unassignedMicros", 30L);
        outcomes.on(filled);
        outcomes.allocated(id(0), 70);
        assertThat(outcomes.unallocated()).isZero();
        assertThat(outcomes.heldMicros()).isEqualTo(30);
    }

    /// A settlement is of 1,000,000 uSCU.
    @Test
    void whatWasBoughtIsWhatSettlementsSay() {
        outcomes.settled(settlement(id(0)), 10);
        outcomes.settled(settlement(id(0)), 20);
        outcomes.settled(settlement("quote-1"), 20);
        assertThat(outcomes.boughtMicros()).isEqualTo(2_000_000);
    }

    @Test
    void latencyIsFromTheAppendToTheFirstSettlementSeen() {
        outcomes.appended(0, 1_000);
        outcomes.settled(settlement(id(0)), 1_040);
        outcomes.settled(settlement(id(0)), 1_090);
        outcomes.settled(settlement(id(1)), 2_010);
        outcomes.appended(1, 2_000);
        outcomes.appended(2, 3_000);
        var latencies = outcomes.latenciesMs();
        assertThat(latencies.getTotalCount()).isEqualTo(2);
        assertThat(latencies.getMinValue()).isEqualTo(10);
        assertThat(latencies.getMaxValue()).isEqualTo(40);
    }

    private static Settlement settlement(String orderId) {
        return Records.settlement(Venue.BOOK, OrderSide.BUY, "c", orderId, "aurora");
    }
}
