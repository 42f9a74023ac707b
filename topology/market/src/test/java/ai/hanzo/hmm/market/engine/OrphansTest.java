package ai.hanzo.hmm.market.engine;

import static ai.hanzo.hmm.market.event.RefusalCode.CAPACITY_BUSY;
import static ai.hanzo.hmm.market.example.Amounts.SCU;
import static ai.hanzo.hmm.market.example.Amounts.micros;
import static ai.hanzo.hmm.market.example.Order.buy;
import static ai.hanzo.hmm.market.example.Order.sell;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.market.laws.Floor;
import ai.hanzo.hmm.market.provider.Standing;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Obligations of a suspended or removed provider, and of one that has not proven its capacity for
/// long, leave the queue (rules, section 8).
class OrphansTest extends ConductExample {
    @ParameterizedTest
    @EnumSource(names = {"SUSPENDED", "REMOVED"})
    void the_queue_passes_over_them(Standing standing) {
        owing("p", "110", "50", "4");
        owing("q", "110", "50", "4");
        give("p", "alice", 20);
        rule("p", standing, 0);
        redeem("alice", "5");

        assertThat(assigned()).containsExactly("q 5");
    }

    @Test
    void the_seller_does_not_come_first_either() {
        owing("q", "110", "50", "4");
        owing("p", "110", "50", "4");
        send(sell("p", 5).at(2));
        rule("p", Standing.SUSPENDED, 0);
        send(buy("alice", 5).at(2).delivered());

        assertThat(assigned()).containsExactly("q 5");
    }

    @Test
    void who_is_back_is_at_its_old_place() {
        owing("p", "110", "50", "4");
        owing("q", "110", "50", "4");
        give("p", "alice", 20);
        rule("p", Standing.SUSPENDED, 0);
        redeem("alice", "5");
        rule("p", Standing.ACTIVE, 0);
        redeem("alice", "5");

        assertThat(assigned()).containsExactly("p 5");
    }

    @Test
    void who_buys_for_delivery_is_refused_while_nobody_else_owes_anything() {
        owing("p", "110", "50", "4");
        send(sell("p", 5).at(2));
        rule("p", Standing.SUSPENDED, 0);
        send(buy("alice", 5).at(2).delivered());

        assertThat(code()).isEqualTo(CAPACITY_BUSY);
    }

    @Test
    void nobody_is_paid_in_cash_while_another_owes_units_however_busy() {
        owing("p", "110", "50", "4");
        owing("q", "110", "50", "1");
        give("p", "alice", 20);
        redeem("alice", "10");
        assertThat(assigned()).containsExactly("p 10");
        rule("p", Standing.SUSPENDED, 0);
        redeem("alice", "4");
        assertThat(assigned()).containsExactly("q 4");
        redeem("alice", "6");

        assertThat(code()).isEqualTo(CAPACITY_BUSY);
        assertThat(floor.ledger().purse("alice", SCU).free()).isEqualTo(micros("6"));
    }

    /// r is busy and owes the rest.
    @Test
    void what_another_owes_but_cannot_take_now_stays_in_the_account() {
        owing("p", "110", "50", "4");
        owing("r", "110", "50", "1");
        give("p", "alice", 20);
        rule("p", Standing.SUSPENDED, 0);
        redeem("alice", "3");
        assertThat(assigned()).containsExactly("r 3");
        owing("q", "11", "5", "4");
        redeem("alice", "8");

        assertThat(assigned()).containsExactly("q 5");
        assertThat(unassigned("alice")).isEqualTo(micros("3"));
        assertThat(changes("alice")).containsExactly("SCU REDEEM -5 0");
    }

    @Test
    void one_that_has_not_renewed_its_proof_is_waited_for_a_day() {
        owing("p", "110", "50", "4");
        give("p", "alice", 20);
        floor.at(Floor.START_MS + 2 * DAY_MS - 1);
        redeem("alice", "5");
        assertThat(code()).isEqualTo(CAPACITY_BUSY);

        floor.at(Floor.START_MS + 2 * DAY_MS);
        redeem("alice", "5");
        assertThat(changes("alice")).containsExactlyInAnyOrder("SCU REDEEM -5 0", "HANZO CASH 5 0");
    }

    @Test
    void one_that_renews_it_late_is_in_the_queue_again() {
        owing("p", "110", "50", "4");
        give("p", "alice", 20);
        floor.at(Floor.START_MS + 9 * DAY_MS);
        floor.attest("p");
        redeem("alice", "5");

        assertThat(assigned()).containsExactly("p 5");
    }
}
