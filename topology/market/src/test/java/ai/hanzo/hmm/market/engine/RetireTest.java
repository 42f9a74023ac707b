package ai.hanzo.hmm.market.engine;

import static ai.hanzo.hmm.market.event.RefusalCode.INVALID_AMOUNT;
import static ai.hanzo.hmm.market.event.RefusalCode.UNKNOWN_PROVIDER;
import static ai.hanzo.hmm.market.example.Amounts.SCU;
import static ai.hanzo.hmm.market.example.Amounts.micros;
import static ai.hanzo.hmm.market.example.Order.buy;
import static ai.hanzo.hmm.market.example.Order.sell;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.market.Phase;
import ai.hanzo.hmm.market.command.MarketInput;
import ai.hanzo.hmm.market.provider.Standing;

import org.junit.jupiter.api.Test;

/// A provider burns units that it holds against its own obligations, and takes back rate that is
/// not in use (rules, section 8).
class RetireTest extends ConductExample {
    private int times;

    private void retire(String name, String units, String rate) {
        send(new MarketInput.Retire(name, "r" + ++times, micros(units), micros(rate)));
    }

    @Test
    void units_and_obligations_shrink_by_the_same() {
        owing("p", "110", "100", "4");
        retire("p", "30", "0");

        assertThat(changes("p")).containsExactly("SCU RETIRE 0 -30");
        assertThat(floor.ledger().purse("p", SCU).free()).isEqualTo(micros("70"));
        assertThat(row("p").obligedMicros()).isEqualTo(micros("70"));
        assertThat(floor.market().view().obligations()).isEqualTo(micros("70"));
        assertThat(assessed("p")).hasSize(1);
        assertThat(assessed("p").getFirst().requiredMicros()).isEqualTo(micros("77"));
    }

    @Test
    void the_bond_that_it_needed_can_be_withdrawn() {
        owing("p", "110", "100", "4");
        unbond("p", "0.000001");
        assertThat(refusal()).isPresent();

        retire("p", "100", "0");
        unbond("p", "110");
        assertThat(refusal()).isEmpty();
    }

    @Test
    void its_own_oldest_obligations_go_first_and_those_of_others_never() {
        owing("q", "110", "10", "4");
        owing("p", "110", "10", "4");
        owing("q", "110", "10", "4");
        retire("q", "15", "0");
        assertThat(row("p").obligedMicros()).isEqualTo(micros("10"));

        give("q", "alice", 5).give("p", "alice", 10);
        redeem("alice", "12");
        assertThat(assigned())
                .as("p's is older than what is left of q's")
                .containsExactly("p 10", "q 2");
    }

    @Test
    void units_of_other_providers_serve_as_well_but_only_as_much_as_it_owes() {
        owing("p", "110", "10", "4");
        owing("q", "110", "50", "4");
        give("q", "p", 20);
        retire("p", "10.000001", "0");
        assertThat(code()).isEqualTo(INVALID_AMOUNT);
        assertThat(floor.ledger().purse("p", SCU).free()).isEqualTo(micros("30"));

        retire("p", "10", "0");
        assertThat(row("p").obligedMicros()).isZero();
        assertThat(row("q").obligedMicros()).isEqualTo(micros("50"));
    }

    @Test
    void rate_in_use_cannot_be_taken_back() {
        owing("p", "110", "50", "4");
        send(sell("p", 10).at(2)).send(buy("alice", 3).at(2).delivered());
        retire("p", "0", "3.000001");
        assertThat(code()).isEqualTo(INVALID_AMOUNT);

        retire("p", "0", "3");
        assertThat(row("p").rateMicros()).isEqualTo(micros("1"));
        assertThat(changes("p")).isEmpty();
    }

    @Test
    void what_is_being_delivered_can_be_retired_no_more() {
        owing("p", "110", "10", "4");
        send(sell("p", 10).at(2)).send(buy("alice", 10).at(2).delivered());
        owing("q", "110", "10", "4");
        give("q", "p", 1);
        retire("p", "1", "0");

        assertThat(code()).as("p owes nothing any more").isEqualTo(INVALID_AMOUNT);
    }

    @Test
    void nothing_at_all_negative_amounts_and_strangers_are_refused() {
        owing("p", "110", "10", "4");
        retire("p", "0", "0");
        assertThat(code()).isEqualTo(INVALID_AMOUNT);
        retire("p", "-1", "1");
        assertThat(code()).isEqualTo(INVALID_AMOUNT);
        retire("p", "1", "-1");
        assertThat(code()).isEqualTo(INVALID_AMOUNT);
        give("p", "alice", 1);
        retire("alice", "1", "0");
        assertThat(code()).isEqualTo(UNKNOWN_PROVIDER);
    }

    @Test
    void whoever_is_removed_can_still_retire_even_when_the_market_is_closed() {
        owing("p", "110", "10", "4");
        rule("p", Standing.REMOVED, 0);
        send(new MarketInput.ChangePhase(Phase.CLOSED));
        retire("p", "10", "4");

        assertThat(refusal()).isEmpty();
        unbond("p", "110");
        assertThat(refusal()).isEmpty();
    }
}
