package ai.hanzo.hmm.market.engine;

import static ai.hanzo.hmm.market.example.Amounts.MARKET;
import static ai.hanzo.hmm.market.example.Amounts.micros;
import static ai.hanzo.hmm.market.example.Order.buy;
import static ai.hanzo.hmm.market.example.Order.sell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.hanzo.hmm.market.Phase;
import ai.hanzo.hmm.market.command.MarketInput;
import ai.hanzo.hmm.market.event.MarketEvent;
import ai.hanzo.hmm.market.event.RefusalCode;
import ai.hanzo.hmm.market.example.Proof;
import ai.hanzo.hmm.market.laws.Floor;

import org.junit.jupiter.api.Test;

import java.util.List;

/// What a market does when something impossible comes its way (design, section 4).
class HaltTest {
    private static final long NOW_MS = Floor.START_MS;

    private final Market market = Market.of(MARKET, List.of(), Proof.KINDS);

    HaltTest() {
        market.apply(new MarketInput.Open(Floor.TERMS, Phase.ACTIVE), NOW_MS);
        market.apply(buy("bob", 2).at(10).id("b1").placed(), NOW_MS);
        market.takeChanges();
    }

    /// A sale of 5 for which only 1 is held: no ledger sends that.
    private static final MarketInput.Place SHORT = shortOfUnits();

    private static MarketInput.Place shortOfUnits() {
        var order = sell("eve", 5).at(10).id("e1").placed();
        return new MarketInput.Place(
                order.account(),
                order.id(),
                order.terms(),
                order.conditions(),
                order.delivery(),
                order.rateMicros(),
                micros(1),
                order.feeRates(),
                order.ownerGroup());
    }

    @Test
    void an_order_with_too_little_held_for_it_is_a_fault_and_leaves_no_trace() {
        assertThatThrownBy(() -> market.apply(SHORT, NOW_MS))
                .isInstanceOf(InvariantViolation.class)
                .hasMessageContaining("eve is short of 4000000 SCU:gpu-inference/h100");

        assertThat(market.takeChanges()).isEmpty();
        assertThat(market.view().totals().settlements()).isZero();
    }

    @Test
    void more_shares_than_there_are_is_a_fault_and_not_an_exception_of_the_pool() {
        var removal = new MarketInput.RemoveFromPool("eve", "r1", 1, 0, 0);

        assertThatThrownBy(() -> market.apply(removal, NOW_MS))
                .isInstanceOf(InvariantViolation.class)
                .hasCauseInstanceOf(IllegalArgumentException.class);

        assertThat(market.takeChanges()).isEmpty();
    }

    @Test
    void fees_that_do_not_cover_the_share_of_the_pool_are_a_fault() {
        var order = sell("eve", 1).at(10).id("e1").fees(500, 100).placed();

        assertThatThrownBy(() -> market.apply(order, NOW_MS))
                .isInstanceOf(InvariantViolation.class)
                .hasMessageContaining("fees must cover the pool's share");
    }

    @Test
    void the_command_is_refused_and_the_market_pauses() {
        var fault = new InvariantViolation("impossible");

        var events = market.halt(SHORT, fault);

        assertThat(events).singleElement().isInstanceOf(MarketEvent.Executed.class);
        var execution = (MarketEvent.Executed) events.getFirst();
        assertThat(execution.refused().orElseThrow().code()).isEqualTo(RefusalCode.INVARIANT);
        assertThat(execution.refused().orElseThrow().message()).isEqualTo("impossible");
        assertThat(market.view().phase()).isEqualTo(Phase.PAUSED);
    }

    @Test
    void a_closed_market_stays_closed() {
        market.apply(new MarketInput.ChangePhase(Phase.CLOSED), NOW_MS);

        market.halt(SHORT, new InvariantViolation("impossible"));

        assertThat(market.view().phase()).isEqualTo(Phase.CLOSED);
    }
}
