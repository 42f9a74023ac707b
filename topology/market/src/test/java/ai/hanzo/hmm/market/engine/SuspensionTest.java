package ai.hanzo.hmm.market.engine;

import static ai.hanzo.hmm.market.provider.Standing.ACTIVE;
import static ai.hanzo.hmm.market.provider.Standing.REMOVED;
import static ai.hanzo.hmm.market.provider.Standing.SUSPENDED;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.market.provider.Standing;

import org.junit.jupiter.api.Test;

/// Three strikes in 7 days suspend, five in 14 remove (rules, section 7). The bond is 100.
class SuspensionTest extends ConductExample {
    SuspensionTest() {
        bonded("p", "100");
    }

    private void struckOn(int... days) {
        for (int day : days) onDay(day).strike("p");
    }

    private void assertStands(Standing standing, String bond, String fund) {
        assertThat(conduct("p").standing()).isEqualTo(standing);
        assertThat(bond("p")).isEqualTo(bond);
        assertThat(fund()).isEqualTo(fund);
    }

    @Test
    void three_in_seven_days_suspend_and_cost_a_twentieth() {
        struckOn(1, 4);
        assertStands(ACTIVE, "100", "0");
        struckOn(7);

        assertStands(SUSPENDED, "95", "5");
        assertThat(changes("p")).containsExactly("HANZO SLASH 0 -5");
        assertThat(assessed("p").getLast().conduct()).isEqualTo(conduct("p"));
    }

    @Test
    void three_in_eight_days_do_not() {
        struckOn(1, 4, 8);

        assertStands(ACTIVE, "100", "0");
    }

    @Test
    void five_in_fourteen_days_remove_and_cost_a_fifth() {
        struckOn(1, 4, 8, 11);
        assertStands(ACTIVE, "100", "0");
        struckOn(14);

        assertStands(REMOVED, "80", "20");
        assertThat(changes("p")).containsExactly("HANZO SLASH 0 -20");
    }

    @Test
    void five_in_fifteen_days_do_not() {
        struckOn(1, 4, 8, 11, 15);

        assertStands(ACTIVE, "100", "0");
        assertThat(conduct("p").strikes())
                .extracting(strike -> strike.day() - FIRST_DAY)
                .containsExactly(4L, 8L, 11L, 15L);
    }

    @Test
    void strikes_of_one_day_are_one() {
        struckOn(1, 1, 1, 1, 1);

        assertStands(ACTIVE, "100", "0");
        assertThat(conduct("p").strikes()).hasSize(1);
    }

    @Test
    void whoever_is_suspended_is_slashed_again_only_when_removed() {
        struckOn(1, 2, 3, 4);
        assertStands(SUSPENDED, "95", "5");
        struckOn(5);

        // a fifth of 95
        assertStands(REMOVED, "76", "24");
    }

    @Test
    void whoever_is_removed_stays_removed_and_pays_no_more() {
        struckOn(1, 2, 3, 4, 5, 6, 7, 8);

        assertStands(REMOVED, "76", "24");
        assertThat(conduct("p").strikes()).as("they are still told").hasSize(8);
        onDay(60).tick();
        assertStands(REMOVED, "76", "24");
    }

    @Test
    void a_slash_is_rounded_down() {
        floor.ledger().deposit("q", 1_000_000);
        bonded("q", "0.000039");
        for (int day = 1; day <= 3; day++) onDay(day).strike("q");

        assertThat(conduct("q").standing()).isEqualTo(SUSPENDED);
        assertThat(bond("q")).as("39 less 1.95").isEqualTo("0.000038");
    }

    @Test
    void strikes_before_a_reinstatement_suspend_nobody_again() {
        struckOn(1, 2, 3);
        rule("p", ACTIVE, 0);
        struckOn(4);

        assertStands(ACTIVE, "95", "5");
    }

    @Test
    void but_they_count_towards_a_removal() {
        struckOn(1, 2, 3);
        rule("p", ACTIVE, 0);
        struckOn(4, 5);

        assertStands(REMOVED, "76", "24");
    }

    @Test
    void three_after_a_reinstatement_suspend_again() {
        struckOn(1, 2, 3);
        rule("p", ACTIVE, 0);
        struckOn(14, 15);
        assertStands(ACTIVE, "95", "5");
        struckOn(16);

        // a twentieth of 95; of the first three that of day 3 is one of four
        assertStands(SUSPENDED, "90.25", "9.75");
        assertThat(conduct("p").strikes())
                .extracting(strike -> strike.day() - FIRST_DAY)
                .containsExactly(3L, 14L, 15L, 16L);
    }
}
