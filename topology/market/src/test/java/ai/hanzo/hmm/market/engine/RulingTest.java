package ai.hanzo.hmm.market.engine;

import static ai.hanzo.hmm.market.event.RefusalCode.INVALID_AMOUNT;
import static ai.hanzo.hmm.market.event.RefusalCode.UNKNOWN_PROVIDER;
import static ai.hanzo.hmm.market.example.Amounts.HANZO;
import static ai.hanzo.hmm.market.provider.Standing.ACTIVE;
import static ai.hanzo.hmm.market.provider.Standing.REMOVED;
import static ai.hanzo.hmm.market.provider.Standing.SUSPENDED;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.market.laws.Floor;
import ai.hanzo.hmm.market.provider.Standing;

import org.junit.jupiter.api.Test;

/// How a provider stands is the operator's to rule, and what it loses (rules, sections 7 and 8).
class RulingTest extends ConductExample {
    RulingTest() {
        bonded("p", "100");
    }

    private void assertStands(Standing standing, String bond, String fund) {
        assertThat(conduct("p").standing()).isEqualTo(standing);
        assertThat(bond("p")).isEqualTo(bond);
        assertThat(fund()).isEqualTo(fund);
    }

    @Test
    void a_false_claim_costs_the_whole_bond() {
        rule("p", REMOVED, 1_000_000);

        assertStands(REMOVED, "0", "100");
        assertThat(floor.ledger().purse("p", HANZO).held()).isZero();
        assertThat(changes("p")).containsExactly("HANZO SLASH 0 -100");
        assertThat(assessed("p").getLast().conduct()).isEqualTo(conduct("p"));
    }

    @Test
    void a_slash_is_a_part_of_what_is_there() {
        rule("p", SUSPENDED, 100_000).rule("p", SUSPENDED, 100_000);

        assertStands(SUSPENDED, "81", "19");
    }

    @Test
    void a_slash_needs_no_other_standing() {
        rule("p", ACTIVE, 250_000);

        assertStands(ACTIVE, "75", "25");
        assertThat(conduct("p").reinstatedMs()).as("it never was away").isZero();
    }

    @Test
    void only_the_operator_brings_back_whom_it_removed() {
        rule("p", REMOVED, 0).later(HOUR_MS).rule("p", ACTIVE, 0);

        assertStands(ACTIVE, "100", "0");
        assertThat(conduct("p").reinstatedMs()).isEqualTo(Floor.START_MS + HOUR_MS);
    }

    @Test
    void more_than_all_less_than_nothing_and_strangers_are_declined() {
        rule("p", REMOVED, 1_000_001);
        assertThat(code()).isEqualTo(INVALID_AMOUNT);
        rule("p", REMOVED, -1);
        assertThat(code()).isEqualTo(INVALID_AMOUNT);
        rule("alice", REMOVED, 0);
        assertThat(code()).isEqualTo(UNKNOWN_PROVIDER);

        assertStands(ACTIVE, "100", "0");
    }
}
