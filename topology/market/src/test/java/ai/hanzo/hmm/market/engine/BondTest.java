package ai.hanzo.hmm.market.engine;

import static ai.hanzo.hmm.market.event.RefusalCode.INSUFFICIENT_BOND;
import static ai.hanzo.hmm.market.event.RefusalCode.INVALID_AMOUNT;
import static ai.hanzo.hmm.market.event.RefusalCode.UNKNOWN_PROVIDER;
import static ai.hanzo.hmm.market.example.Amounts.micros;
import static ai.hanzo.hmm.market.example.Order.buy;
import static ai.hanzo.hmm.market.example.Order.sell;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.market.command.MarketInput;

import org.junit.jupiter.api.Test;

/// How much of a bond is needed (rules, section 8): 110% of what is owed and of what runs, at the
/// mean of an hour, but at least at the market's reference price of 1.
class BondTest extends ConductExample {
    private void vouch(String name, int ppm) {
        send(new MarketInput.RuleBond(name, ppm));
    }

    private void assertRequired(String name, String bond, String required) {
        assertThat(bond(name)).isEqualTo(bond);
        long spare = Math.max(0, micros(bond) - micros(required));
        send(new MarketInput.Unbond(name, "more" + floor.timeMs(), spare + 1));
        assertThat(code()).isEqualTo(INSUFFICIENT_BOND);
        assertThat(execution(name).refused().orElseThrow().numbers())
                .containsEntry("requiredMicros", micros(required));
    }

    /// 10 owed, whoever holds the units: 10 x 3 x 1.1.
    @Test
    void what_is_owed_counts_at_the_mean_of_an_hour() {
        owing("p", "50", "10", "4");
        priceOfAnHour("p", "3");

        assertRequired("p", "50", "33");
        issue("p", "5.151516", "0");
        assertThat(code()).as("15.151516 x 3.3 is above 50").isEqualTo(INSUFFICIENT_BOND);
        issue("p", "5.151515", "0");
        assertThat(refusal()).as("15.151515 x 3.3 = 49.9999995").isEmpty();
    }

    @Test
    void but_never_below_the_reference_price() {
        owing("p", "50", "10", "4");
        priceOfAnHour("p", "0.5");

        assertRequired("p", "50", "11");
    }

    @Test
    void a_bond_that_the_price_has_outgrown_is_not_taken_but_frees_nothing() {
        owing("p", "11", "10", "4");
        priceOfAnHour("p", "3");

        assertRequired("p", "11", "33");
        bonded("p", "22");
        issue("p", "0.000001", "0");
        assertThat(code()).isEqualTo(INSUFFICIENT_BOND);
    }

    /// 10 owed, 4 of them bought at 3 while the mean was 3: 6 x 1.1 and 4 x 3.3, not 4 x 1.1.
    @Test
    void what_runs_stays_covered_when_the_price_falls() {
        owing("p", "50", "10", "4");
        priceOfAnHour("p", "3");
        send(sell("p", 4).at(3)).send(buy("alice", 4).at(3).delivered().rate("0.1"));
        assertThat(allocations().getFirst().refundPriceMicros()).isEqualTo(micros("3"));
        assertThat(allocations().getFirst().coverMicros()).isEqualTo(micros("13.2"));
        assertRequired("p", "50", "33");

        priceOfAnHour("p", "0.5");
        assertRequired("p", "50", "19.8");
    }

    /// 10 owed, 4 of them bought at 1 while the mean was 1; then the mean is 3.
    @Test
    void what_runs_counts_at_the_mean_where_that_is_more() {
        owing("p", "50", "10", "4");
        send(sell("p", 4).at(1)).send(buy("alice", 4).at(1).delivered().rate("0.1"));
        assertThat(allocations().getFirst().coverMicros()).isEqualTo(micros("4.4"));
        priceOfAnHour("p", "3");

        assertRequired("p", "50", "33");
    }

    @Test
    void a_provider_that_the_operator_vouches_for_needs_less() {
        owing("p", "110", "100", "4");
        vouch("p", 200_000);
        assertRequired("p", "110", "20");

        unbond("p", "90");
        assertThat(refusal()).isEmpty();
        issue("p", "0.000001", "0");
        assertThat(code()).isEqualTo(INSUFFICIENT_BOND);
    }

    @Test
    void more_may_be_asked_of_one_and_0_is_what_the_market_asks() {
        owing("p", "200", "100", "4");
        vouch("p", 1_500_000);
        assertRequired("p", "200", "150");
        vouch("p", 0);
        assertRequired("p", "200", "110");
    }

    @Test
    void nobody_is_vouched_for_below_a_fifth() {
        owing("p", "110", "100", "4");
        vouch("p", 199_999);
        assertThat(code()).isEqualTo(INVALID_AMOUNT);
        vouch("p", 1);
        assertThat(code()).isEqualTo(INVALID_AMOUNT);
        vouch("p", -1);
        assertThat(code()).isEqualTo(INVALID_AMOUNT);
        vouch("alice", 300_000);
        assertThat(code()).isEqualTo(UNKNOWN_PROVIDER);
        assertThat(conduct("p").bondPpm()).isZero();
    }

    @Test
    void what_was_covered_when_it_was_allocated_stays_as_it_was() {
        owing("p", "110", "100", "4");
        send(sell("p", 10).at(1)).send(buy("alice", 10).at(1).delivered());
        vouch("p", 200_000);

        // 90 owed x 0.2 and 10 running with a cover of 110%
        assertRequired("p", "110", "29");
    }
}
