package ai.hanzo.hmm.market.engine;

import static ai.hanzo.hmm.market.event.RefusalCode.INVALID_AMOUNT;
import static ai.hanzo.hmm.market.event.RefusalCode.UNKNOWN_ALLOCATION;
import static ai.hanzo.hmm.market.example.Amounts.SCU;
import static ai.hanzo.hmm.market.example.Amounts.micros;
import static ai.hanzo.hmm.market.example.Order.buy;
import static ai.hanzo.hmm.market.example.Order.sell;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.market.allocation.CloseReason;
import ai.hanzo.hmm.market.event.MarketEvent.Closed;
import ai.hanzo.hmm.market.provider.Standing;
import ai.hanzo.hmm.market.provider.Strike;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What was not delivered is paid back with a tenth more (rules, section 9).
class FaultTest extends RefundExample {
    @ParameterizedTest
    @CsvSource({
        // unused, price  , refund
        "3000000, 1000000, 3300000",
        "1234567, 1999999, 2716046", // 2,716,046.0419763
        "      1, 1000000,       1", // 1.1
        "      1,  909090,       0", // 0.999999
        "      1,  909091,       1", // 1.0000001
        "      0, 1000000,       0",
        "1000, 9000000000000000000, 9900000000000000", // a price close to 2^63
        "9000000000000000000, 1000, 9900000000000000"
    })
    void golden_unused_times_price_and_a_tenth_rounded_down(long unused, long price, long refund) {
        assertThat(Closing.refundDown(unused, price)).isEqualTo(refund);
    }

    @Test
    void the_operator_rules_and_the_consumer_is_paid_out_of_the_bond() {
        owing("p", "110", "50", "4");
        bought("3", "2");
        var allocation = allocations().getFirst();
        fault(1, "2");

        // the reference price, which is lower than the 2 that were paid
        assertThat(ended()).extracting(Closed::allocation).containsExactly(allocation);
        assertThat(ended().getFirst().reason()).isEqualTo(CloseReason.PROVIDER_FAULT);
        assertPaid("2.2", "0", "0");
        assertThat(changes("alice")).containsExactly("HANZO REFUND 2.2 0");
        assertThat(changes("p")).containsExactly("HANZO REFUND 0 -2.2");
        assertThat(bond("p")).isEqualTo("107.8");
        assertThat(floor.ledger().purse("alice", SCU).free()).as("no units").isZero();
        assertThat(conduct("p").strikes())
                .extracting(Strike::reason)
                .containsExactly(Strike.Reason.PROVIDER_FAULT);
        assertThat(assessed("p")).hasSize(1);
    }

    @Test
    void at_the_price_paid_where_that_is_lower() {
        owing("p", "110", "50", "4");
        bought("3", "0.5");
        fault(1, "3");

        assertPaid("1.65", "0", "0");
    }

    @Test
    void at_the_mean_of_the_hour_before_the_match_where_that_is_lower() {
        owing("p", "500", "50", "4");
        priceOfAnHour("p", "2");
        bought("3", "3");
        later(HOUR_MS).tick();
        fault(1, "3");

        assertPaid("6.6", "0", "0");
    }

    @Test
    void at_the_price_paid_where_the_mean_is_higher() {
        owing("p", "500", "50", "4");
        priceOfAnHour("p", "3");
        bought("3", "2");
        fault(1, "3");

        assertPaid("6.6", "0", "0");
    }

    /// 2 at 2 and 1 at 2.5 are 2.166666 each.
    @Test
    void the_price_paid_is_the_mean_of_the_purchase_rounded_down() {
        owing("p", "500", "50", "4");
        priceOfAnHour("p", "3");
        send(sell("p", 2).at(2)).send(sell("p", 1).at("2.5"));
        send(buy("alice", 3).at("2.5").delivered());

        assertThat(allocations().getFirst().refundPriceMicros()).isEqualTo(2_166_666);
        fault(1, "3");
        // 3 x 2.166666 x 1.1 = 7.1499978, floored
        assertPaid("7.149997", "0", "0");
    }

    @Test
    void what_was_redeemed_later_at_the_mean_of_then() {
        owing("p", "500", "50", "4");
        give("p", "alice", 3);
        priceOfAnHour("p", "2");
        redeem("alice", "3");
        fault(1, "3");

        assertPaid("6.6", "0", "0");
    }

    /// Slashed to 1.1, which is in the fund.
    @Test
    void out_of_the_bond_then_out_of_the_fund() {
        owing("p", "110", "50", "4");
        bought("3", "2");
        rule("p", Standing.ACTIVE, 990_000);
        fault(1, "3");

        assertPaid("1.1", "2.2", "0");
        assertThat(changes("alice")).containsExactly("HANZO REFUND 3.3 0");
        assertThat(changes("p")).containsExactly("HANZO REFUND 0 -1.1");
        // 108.9 and of 6 x 0.4% a quarter of what the pool would leave, less 2.2
        assertThat(fund()).isEqualTo("106.703");
    }

    /// Vouched for with a fifth: a bond of 20, and 110 are owed. The fund has 50,000 of fees.
    @Test
    void what_neither_has_is_published() {
        owingFivefold();
        bought("100", "1");
        assertThat(fund()).isEqualTo("0.05");
        fault(1, "100");

        assertPaid("20", "0.05", "89.95");
        assertThat(changes("alice")).containsExactly("HANZO REFUND 20.05 0");
        assertThat(conduct("p").shortfallMicros()).isEqualTo(micros("89.95"));
        assertThat(fund()).isEqualTo("0");
    }

    @Test
    void the_rate_is_free_again_and_the_bond_covers_nothing_of_it() {
        owing("p", "110", "50", "1");
        bought("3", "2");
        fault(1, "0");

        assertPaid("0", "0", "0");
        assertThat(row("p").busyRateMicros()).isZero();
        assertThat(row("p").allocatedMicros()).isZero();
        assertThat(row("p").coverMicros()).isZero();
        assertThat(row("p").busySinceMs()).isZero();
        bought("3", "2");
        assertThat(assigned()).containsExactly("p 3");
    }

    @Test
    void an_allocation_that_is_over_or_never_was_cannot_fail() {
        owing("p", "110", "50", "4");
        fault(1, "1");
        assertThat(code()).isEqualTo(UNKNOWN_ALLOCATION);
        bought("3", "2");
        fault(1, "3").fault(1, "3");
        assertThat(code()).isEqualTo(UNKNOWN_ALLOCATION);

        bought("3", "2");
        start("p", 2);
        floor.at(allocationEnd());
        fault(2, "3");
        assertThat(code()).isEqualTo(UNKNOWN_ALLOCATION);
        assertThat(ended().getFirst().reason()).isEqualTo(CloseReason.EXPIRED);
    }

    @Test
    void nothing_negative_and_no_more_than_all_of_it_was_unused() {
        owing("p", "110", "50", "4");
        bought("3", "2");
        fault(1, "3.000001");
        assertThat(code()).isEqualTo(INVALID_AMOUNT);
        fault(1, "-0.000001");
        assertThat(code()).isEqualTo(INVALID_AMOUNT);
        assertThat(bond("p")).isEqualTo("110");
    }
}
