package ai.hanzo.hmm.market.engine;

import static ai.hanzo.hmm.market.event.RefusalCode.CAPACITY_BUSY;
import static ai.hanzo.hmm.market.example.Amounts.SCU;
import static ai.hanzo.hmm.market.example.Amounts.micros;
import static ai.hanzo.hmm.market.example.Order.buy;
import static ai.hanzo.hmm.market.example.Order.sell;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.market.command.MarketInput;
import ai.hanzo.hmm.market.event.MarketEvent;
import ai.hanzo.hmm.market.state.OpenAllocation;

import org.junit.jupiter.api.Test;

/// Who delivers what was bought (rules, section 9).
class AssignmentTest extends ProviderExample {
    @Test
    void the_seller_comes_first_if_it_owes_units_here() {
        provider("p", 50, "4");
        provider("q", 50, "4");
        send(sell("q", 10).at(2)).send(buy("alice", 3).at(2).delivered());

        assertThat(assigned()).as("q sold, though p's obligation is older").containsExactly("q 3");
    }

    @Test
    void then_the_oldest_obligation() {
        provider("p", 50, "4");
        provider("q", 50, "4");
        give("q", "bob", 10);
        send(sell("bob", 10).at(2)).send(buy("alice", 3).at(2).delivered());

        assertThat(assigned()).containsExactly("p 3");
    }

    @Test
    void one_purchase_from_several_is_one_allocation_a_provider() {
        provider("p", 5, "4");
        provider("q", 5, "4");
        provider("p", 5, "4");
        give("p", "bob", 6);
        // 2 from q, 4 from p, 6 from bob: bob's are p's oldest 1, then q's 3, then p's later 2
        send(sell("q", 2).at("2"));
        send(sell("p", 4).at("2.1"));
        send(sell("bob", 6).at("2.2"));
        send(buy("alice", 12).at("2.2").delivered());

        assertThat(assigned()).containsExactly("q 5", "p 7");
        assertThat(floor.shelf().provider("p").orElseThrow().busyRateMicros())
                .as("the rate is taken once")
                .isEqualTo(micros("1"));
        assertThat(unassigned("alice")).isZero();
    }

    @Test
    void a_seller_is_assigned_no_more_than_it_still_owes() {
        provider("p", 5, "4");
        provider("q", 50, "4");
        give("q", "p", 10);
        send(sell("p", 15).at(2)).send(buy("alice", 12).at(2).delivered());

        assertThat(assigned()).containsExactly("p 5", "q 7");
    }

    @Test
    void the_pool_owes_nothing_so_its_units_are_the_oldest_obligations() {
        provider("p", 50, "4");
        provider("q", 50, "4");
        send(new MarketInput.AddToPool("q", "add", micros("40"), micros("80"), 0));
        send(buy("alice", 1).maxCost("5").slippage(100_000).delivered());

        assertThat(assigned()).containsExactly("p 1");
    }

    @Test
    void a_provider_without_enough_free_rate_is_passed_over() {
        provider("p", 50, "1.5");
        provider("q", 50, "4");
        send(sell("p", 20).at(2));
        send(buy("alice", 3).at(2).delivered());
        assertThat(assigned()).containsExactly("p 3");

        send(buy("alice", 3).at(2).delivered());
        assertThat(assigned()).as("p has a rate of 0.5 left").containsExactly("q 3");

        send(buy("alice", 3).at(2).delivered().rate("0.5"));
        assertThat(assigned()).containsExactly("p 3");
    }

    @Test
    void a_taker_for_whom_nobody_has_room_is_refused() {
        provider("p", 50, "1");
        send(sell("p", 20).at(2));
        send(buy("alice", 3).at(2).delivered());
        send(buy("bob", 3).at(2).delivered());

        var execution = (MarketEvent.Executed) events.getLast();
        assertThat(execution.refused().orElseThrow().code()).isEqualTo(CAPACITY_BUSY);

        send(buy("bob", 3).at(2));
        assertThat(floor.ledger().purse("bob", SCU).free())
                .as("HOLD needs none")
                .isEqualTo(micros("3"));
    }

    /// p can take one more allocation, but owes only 5 of the 8; q owes the rest and is busy.
    @Test
    void what_a_match_cannot_assign_stays_in_the_account_and_is_told() {
        provider("q", 50, "1");
        provider("p", 5, "2");
        send(sell("q", 20).at(2));
        send(buy("bob", 3).at(2).delivered());
        send(buy("alice", 8).at(2).delivered());

        assertThat(assigned()).containsExactly("p 5");
        assertThat(unassigned("alice")).isEqualTo(micros("3"));
        assertThat(floor.ledger().purse("alice", SCU).free()).isEqualTo(micros("3"));
    }

    @Test
    void a_resting_bid_is_delivered_when_it_is_met_and_keeps_what_nobody_can_deliver() {
        provider("p", 50, "1");
        send(buy("alice", 5).at(2).delivered());
        send(sell("p", 2).at(2));
        assertThat(assigned()).containsExactly("p 2");
        assertThat(allocations().getFirst().consumer()).isEqualTo("alice");

        send(sell("p", 3).at(2));
        assertThat(assigned()).isEmpty();
        assertThat(unassigned("alice")).isEqualTo(micros("3"));
        assertThat(unassigned("p")).isZero();
        assertThat(floor.ledger().purse("alice", SCU).free()).isEqualTo(micros("3"));
    }

    @Test
    void a_resting_bid_met_twice_in_one_command_is_one_purchase() {
        provider("p", 50, "9");
        send(buy("alice", 5).at(2).delivered());
        send(buy("bob", 5).at("1.9").delivered());
        send(sell("p", 8).at("1.9"));

        assertThat(allocations())
                .extracting(OpenAllocation::consumer)
                .containsExactly("alice", "bob");
        assertThat(assigned()).containsExactly("p 5", "p 3");
    }
}
