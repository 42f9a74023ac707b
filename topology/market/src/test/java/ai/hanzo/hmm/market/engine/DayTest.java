package ai.hanzo.hmm.market.engine;

import static ai.hanzo.hmm.market.example.Order.buy;
import static ai.hanzo.hmm.market.example.Order.sell;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.market.laws.Floor;
import ai.hanzo.hmm.market.provider.JudgedDay;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.OptionalLong;

/// What counts for a UTC day of the market's time, and when it is judged (rules, section 7).
class DayTest extends ConductExample {
    private static final long MIDNIGHT_MS = Floor.MIDNIGHT_MS;

    /// 0.01 units at 2, which run for 36 s and 120 s to start: fees of 60 and 20 millionths.
    private void delivers(String name) {
        send(sell(name, "0.01").at(2)).send(buy("alice", "0.01").at(2).delivered());
        assertThat(assigned()).hasSize(1);
    }

    private void tickAt(long ms) {
        floor.at(ms);
        tick();
    }

    private static JudgedDay reported(long day, int buckets) {
        var availability = OptionalLong.of(999_900);
        return new JudgedDay(day, 900_000, availability, buckets, 0, 0, 0, 0, 0, 0, 0, 0);
    }

    @Test
    void the_first_command_of_a_later_day_judges_the_day() {
        owing("p", "110", "50", "4");
        scored("p", 900_000);
        tickAt(MIDNIGHT_MS - 1);
        assertThat(floor.market().nextDueMs()).hasValue(MIDNIGHT_MS);
        assertThat(conduct("p").day()).isEmpty();
        tickAt(MIDNIGHT_MS);

        assertThat(conduct("p").day()).hasValue(reported(FIRST_DAY, 1));
        assertThat(assessed("p")).as("told once").hasSize(1);
        assertThat(assessed("p").getFirst().conduct()).isEqualTo(conduct("p"));
    }

    @Test
    void a_command_that_is_refused_judges_it_as_well() {
        bonded("p", "110");
        scored("p", 900_000);
        floor.at(MIDNIGHT_MS);
        unbond("p", "1000");

        assertThat(refusal()).isPresent();
        assertThat(conduct("p").day()).hasValue(reported(FIRST_DAY, 1));
    }

    @Test
    void what_happened_until_midnight_counts_and_what_comes_with_the_new_day_does_not() {
        bonded("p", "110");
        floor.at(MIDNIGHT_MS - 1);
        scored("p", 900_000);
        floor.at(MIDNIGHT_MS);
        scored("p", 900_000).scored("p", 900_000);
        assertThat(conduct("p").day()).hasValue(reported(FIRST_DAY, 1));

        tickAt(MIDNIGHT_MS + DAY_MS);
        assertThat(conduct("p").day()).hasValue(reported(FIRST_DAY + 1, 2));
    }

    @Test
    void an_allocation_that_ends_at_midnight_counts_for_the_day_before() {
        owing("p", "110", "50", "4");
        floor.at(MIDNIGHT_MS - 156_000);
        delivers("p");
        assertThat(allocationEnd()).isEqualTo(MIDNIGHT_MS);
        tickAt(MIDNIGHT_MS + HOUR_MS);

        assertThat(ended()).hasSize(1);
        var day = conduct("p").day().orElseThrow();
        assertThat(day.ended()).isEqualTo(1);
        assertThat(day.baseMicros()).isEqualTo(80);
    }

    @Test
    void one_that_ends_a_moment_later_counts_for_the_next() {
        owing("p", "110", "50", "4");
        floor.at(MIDNIGHT_MS - 155_999);
        delivers("p");
        tickAt(MIDNIGHT_MS + HOUR_MS);
        assertThat(ended()).hasSize(1);
        assertThat(conduct("p").day().orElseThrow().ended()).isZero();

        tickAt(MIDNIGHT_MS + DAY_MS);
        assertThat(conduct("p").day())
                .hasValue(
                        // the fund has 10 of the 80
                        new JudgedDay(
                                FIRST_DAY + 1,
                                500_000,
                                OptionalLong.empty(),
                                0,
                                1,
                                0,
                                0,
                                0,
                                0,
                                0,
                                10,
                                0));
    }

    @Test
    void an_allocation_that_failed_has_ended_too() {
        owing("p", "110", "50", "4");
        delivers("p");
        fault(1, "0.01");
        tickAt(MIDNIGHT_MS);

        assertThat(conduct("p").day().orElseThrow().ended()).isEqualTo(1);
    }

    @Test
    void the_counters_start_anew_with_each_day() {
        owing("p", "110", "50", "4");
        delivers("p");
        delivers("p");
        scored("p", 900_000);
        tickAt(MIDNIGHT_MS);
        var first = conduct("p").day().orElseThrow();
        assertThat(List.of(first.ended(), first.baseMicros(), (long) first.buckets()))
                .containsExactly(2L, 160L, 1L);
        delivers("p");
        tickAt(MIDNIGHT_MS + DAY_MS);

        var second = conduct("p").day().orElseThrow();
        assertThat(List.of(second.ended(), second.baseMicros(), (long) second.buckets()))
                .containsExactly(1L, 80L, 0L);
        assertThat(second.day()).isEqualTo(FIRST_DAY + 1);
        assertThat(second.scorePpm()).as("the score stays").isEqualTo(900_000);
    }

    @Test
    void after_days_of_silence_the_last_day_in_which_something_was_is_judged_and_no_other() {
        bonded("p", "110");
        scored("p", 900_000);
        onDay(5).tick();
        assertThat(assessed("p")).hasSize(1);
        assertThat(conduct("p").day()).hasValue(reported(FIRST_DAY, 1));

        scored("p", 900_000).onDay(9).tick();
        assertThat(conduct("p").day()).hasValue(reported(FIRST_DAY + 5, 1));
    }

    @Test
    void a_day_in_which_a_provider_did_nothing_is_not_told() {
        owing("p", "110", "50", "4");
        bonded("q", "110");
        delivers("p");
        tickAt(MIDNIGHT_MS);

        assertThat(assessed("p")).hasSize(1);
        assertThat(assessed("q")).isEmpty();
        assertThat(conduct("q").day()).isEmpty();
        tickAt(MIDNIGHT_MS + DAY_MS);
        assertThat(assessed("p")).isEmpty();
        assertThat(conduct("p").day().orElseThrow().day()).isEqualTo(FIRST_DAY);
    }

    @Test
    void a_market_without_providers_has_no_days_to_judge() {
        tickAt(MIDNIGHT_MS);

        assertThat(events).isEmpty();
    }
}
