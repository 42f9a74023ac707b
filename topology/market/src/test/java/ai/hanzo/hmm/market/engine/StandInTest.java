package ai.hanzo.hmm.market.engine;

import static ai.hanzo.hmm.market.example.Amounts.micros;
import static ai.hanzo.hmm.market.example.Order.buy;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.market.allocation.Refund;
import ai.hanzo.hmm.market.command.MarketInput;
import ai.hanzo.hmm.market.provider.Standing;

import org.junit.jupiter.api.Test;

/// Where a bond is not enough, the quality fund stands in with what it took from that provider, and
/// without a limit where the operator vouches for it.
class StandInTest extends RefundExample {
    /// Vouched for when it sold, and not any more: a bond of 20 and a refund of 110.
    @Test
    void what_others_brought_into_the_fund_pays_for_nobody_else() {
        bonded("q", "1000");
        rule("q", Standing.REMOVED, 1_000_000);
        owingFivefold();
        bought("100", "1");
        send(new MarketInput.RuleBond("p", 0));
        fault(1, "100");

        assertPaid("20", "0", "90");
    }

    /// Of 110 a tenth in the bond, and 99 in the fund.
    @Test
    void what_it_took_from_a_provider_it_pays_for_that_provider() {
        owing("p", "110", "100", "4");
        bought("50", "1");
        rule("p", Standing.ACTIVE, 900_000);
        fault(1, "50");

        assertPaid("11", "44", "0");
    }

    /// Owed are 50 x 3 x 1.1; of 110 for 100 units half belongs to 50.
    @Test
    void no_unit_is_refunded_with_more_than_there_is_for_every_one() {
        owing("p", "110", "100", "4");
        priceOfAnHour("p", "3");
        bought("50", "3");
        assertThat(allocations().getFirst().refundPriceMicros()).isEqualTo(micros("3"));
        fault(1, "50");

        assertPaid("55", "0", "110");
    }

    @Test
    void it_pays_it_once() {
        owing("p", "110", "100", "4");
        bought("40", "1");
        bought("30", "1");
        rule("p", Standing.ACTIVE, 500_000);
        assertThat(conduct("p").forfeitedMicros()).isEqualTo(micros("55"));
        fault(1, "40");
        // 44 of the bond
        assertPaid("44", "0", "0");
        fault(2, "30");
        assertPaid("11", "22", "0");
        assertThat(conduct("p").forfeitedMicros()).isEqualTo(micros("33"));

        bought("30", "1");
        fault(3, "30");
        assertPaid("0", "33", "0");
        assertThat(conduct("p").forfeitedMicros()).isZero();
        issue("p", "0.000001", "0");
        assertThat(refusal()).as("without a bond nothing more is issued").isPresent();
    }

    @Test
    void for_one_that_is_vouched_for_all_of_it_stands_in() {
        bonded("q", "1000");
        rule("q", Standing.REMOVED, 1_000_000);
        owingFivefold();
        bought("100", "1");
        fault(1, "100");

        assertPaid("20", "90", "0");
    }

    @Test
    void units_of_one_whose_bond_is_gone_are_still_delivered() {
        owing("p", "110", "100", "4");
        rule("p", Standing.ACTIVE, 1_000_000);

        bought("50", "1");
    }

    /// A pool at 0.95 millionths a unit, the last price from which the guards let one buy: 2,000 of
    /// 100,000 units cost 0.001939.
    @Test
    void units_that_cost_less_than_a_millionth_are_refunded_with_nothing() {
        floor.ledger().deposit("q", micros("200000"));
        owing("q", "110000", "100000", "4");
        send(new MarketInput.AddToPool("q", "pool", micros("100000"), 95_000, 0));
        send(buy("alice", 2_000).at("0.001").ioc().delivered());

        assertThat(assigned()).containsExactly("q 2000");
        assertThat(allocations().getFirst().refundPriceMicros()).isZero();
        assertThat(allocations().getFirst().coverMicros()).isZero();
        fault(1, "2000");
        assertThat(ended().getFirst().refund()).isEqualTo(Refund.NONE);
    }
}
