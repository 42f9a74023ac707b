package ai.hanzo.hmm.market.engine;

import static ai.hanzo.hmm.market.example.Amounts.SCU;
import static ai.hanzo.hmm.market.example.Amounts.micros;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.market.example.Amounts;
import ai.hanzo.hmm.market.provider.Standing;

import org.junit.jupiter.api.Test;

/// Units that nobody will deliver are paid for at the mean of an hour: out of the bond of whoever
/// owed them, then out of the quality fund; the rest is published (rules, section 8).
class CashTest extends RefundExample {
    CashTest() {
        owing("p", "110", "100", "4");
    }

    private String shortfall(String name) {
        return Amounts.decimal(conduct(name).shortfallMicros());
    }

    @Test
    void at_the_reference_price_where_there_is_no_mean_yet() {
        give("p", "alice", 20);
        rule("p", Standing.REMOVED, 0);
        redeem("alice", "7.5");

        assertThat(changes("alice"))
                .containsExactlyInAnyOrder("SCU REDEEM -7.5 0", "HANZO CASH 7.5 0");
        assertThat(changes("p")).containsExactly("HANZO CASH 0 -7.5");
        assertThat(bond("p")).isEqualTo("102.5");
        assertThat(row("p").obligedMicros()).isEqualTo(micros("92.5"));
        assertThat(floor.ledger().purse("alice", SCU).free()).isEqualTo(micros("12.5"));
        assertThat(unassigned("alice")).isZero();
        assertThat(assessed("p").getLast().conduct()).isEqualTo(conduct("p"));
    }

    @Test
    void at_the_mean_of_an_hour_rounded_down() {
        bonded("p", "200");
        give("p", "alice", 20);
        priceOfAnHour("p", "1.999");
        rule("p", Standing.REMOVED, 0);
        redeem("alice", "0.000999");

        // 0.000999 x 1.999 = 0.001997001
        assertThat(changes("alice"))
                .containsExactlyInAnyOrder("SCU REDEEM -0.000999 0", "HANZO CASH 0.001997 0");
    }

    @Test
    void at_the_mean_also_where_it_is_below_the_reference_price() {
        give("p", "alice", 20);
        priceOfAnHour("p", "0.5");
        rule("p", Standing.REMOVED, 0);
        redeem("alice", "10");

        assertThat(changes("alice"))
                .containsExactlyInAnyOrder("SCU REDEEM -10 0", "HANZO CASH 5 0");
    }

    /// The bond is 11 of 110, the fund has the other 99.
    @Test
    void out_of_the_bond_then_out_of_the_fund() {
        give("p", "alice", 50);
        rule("p", Standing.REMOVED, 900_000);
        assertThat(fund()).isEqualTo("99");
        redeem("alice", "50");

        assertThat(changes("alice"))
                .containsExactlyInAnyOrder("SCU REDEEM -50 0", "HANZO CASH 50 0");
        assertThat(changes("p")).containsExactly("HANZO CASH 0 -11");
        assertThat(bond("p")).isEqualTo("0");
        assertThat(fund()).isEqualTo("60");
        assertThat(shortfall("p")).isEqualTo("0");
    }

    /// A mean of 2, but 110 are 1.1 for each of 100.
    @Test
    void no_unit_is_paid_for_with_more_than_there_is_for_every_one() {
        give("p", "alice", 90);
        priceOfAnHour("p", "2");
        rule("p", Standing.SUSPENDED, 0);
        redeem("alice", "90");

        assertThat(changes("alice"))
                .containsExactlyInAnyOrder("SCU REDEEM -90 0", "HANZO CASH 99 0");
        assertThat(bond("p")).isEqualTo("11");
    }

    /// Vouched for: 90 at 2 are 180; there is a bond of 110, and what the fund has of 0.2 x 0.4%.
    @Test
    void what_neither_has_is_published() {
        give("p", "alice", 90);
        priceOfAnHour("p", "2");
        assertThat(fund()).isEqualTo("0.0001");
        vouchedFor().rule("p", Standing.SUSPENDED, 0);
        redeem("alice", "90");

        assertThat(changes("alice"))
                .containsExactlyInAnyOrder("SCU REDEEM -90 0", "HANZO CASH 110.0001 0");
        assertThat(bond("p")).isEqualTo("0");
        assertThat(fund()).isEqualTo("0");
        assertThat(shortfall("p")).isEqualTo("69.9999");
        assertThat(assessed("p").getLast().conduct().shortfallMicros())
                .isEqualTo(micros("69.9999"));
    }

    @Test
    void shortfalls_add_up() {
        give("p", "alice", 90);
        priceOfAnHour("p", "2");
        vouchedFor().rule("p", Standing.REMOVED, 0);
        redeem("alice", "55");
        assertThat(bond("p")).isEqualTo("0");
        assertThat(shortfall("p")).isEqualTo("0");
        redeem("alice", "1");
        assertThat(shortfall("p")).as("2 less 0.0001").isEqualTo("1.9999");
        redeem("alice", "1");

        assertThat(shortfall("p")).isEqualTo("3.9999");
    }

    @Test
    void the_oldest_obligation_first_whoever_owes_it() {
        owing("q", "110", "10", "4");
        give("p", "alice", 100).give("q", "alice", 10);
        rule("p", Standing.REMOVED, 0).rule("q", Standing.SUSPENDED, 0);
        redeem("alice", "104");

        assertThat(changes("p")).containsExactly("HANZO CASH 0 -100");
        assertThat(changes("q")).containsExactly("HANZO CASH 0 -4");
        assertThat(changes("alice"))
                .containsExactlyInAnyOrder("SCU REDEEM -104 0", "HANZO CASH 104 0");
    }

    @Test
    void what_others_owe_is_assigned_first_and_only_the_rest_is_paid_for() {
        owing("q", "110", "10", "4");
        give("p", "alice", 30);
        rule("p", Standing.REMOVED, 0);
        redeem("alice", "15");

        assertThat(assigned()).containsExactly("q 10");
        assertThat(changes("alice"))
                .containsExactlyInAnyOrder("SCU REDEEM -15 0", "HANZO CASH 5 0");
        assertThat(unassigned("alice")).isZero();
    }

    @Test
    void who_owes_them_may_be_whoever_redeems_and_gains_nothing() {
        rule("p", Standing.REMOVED, 0);
        redeem("p", "10");

        assertThat(changes("p")).containsExactlyInAnyOrder("SCU REDEEM -10 0", "HANZO CASH 10 -10");
    }
}
