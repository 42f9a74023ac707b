package ai.hanzo.hmm.market.engine;

import static ai.hanzo.hmm.market.example.Order.buy;
import static ai.hanzo.hmm.market.example.Order.sell;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.market.laws.Floor;
import ai.hanzo.hmm.market.provider.Standing;
import ai.hanzo.hmm.market.provider.Strike;
import ai.hanzo.hmm.market.provider.Strike.Reason;
import ai.hanzo.hmm.market.quality.Metric;
import ai.hanzo.hmm.market.quality.RawMetrics;

import org.junit.jupiter.api.Test;

import java.util.Map;

/// What a strike is given for, with its figures; at most one a day (rules, section 7).
class StrikesTest extends ConductExample {
    private static final long S = Floor.START_MS;

    StrikesTest() {
        owing("p", "110", "50", "4");
    }

    private void midnight() {
        floor.at(Floor.MIDNIGHT_MS);
        tick();
    }

    private void available(long startMs, long ppm) {
        bucket("p", startMs, RawMetrics.NONE.with(Metric.AVAILABILITY, ppm));
    }

    private void assertStruck(Reason reason, long timeMs, Map<String, Long> figures) {
        assertThat(conduct("p").strikes())
                .containsExactly(Strike.of(FIRST_DAY, reason, timeMs, figures));
    }

    private void assertNotStruck() {
        assertThat(conduct("p").day()).isPresent();
        assertThat(conduct("p").strikes()).isEmpty();
    }

    @Test
    void a_day_that_ends_with_a_score_below_400_000() {
        scored("p", 399_999);
        midnight();

        assertStruck(Reason.LOW_SCORE, Floor.MIDNIGHT_MS, Map.of("scorePpm", 399_999L));
        assertThat(assessed("p").getLast().conduct().strikes()).hasSize(1);
        assertThat(conduct("p").standing()).isEqualTo(Standing.ACTIVE);
        assertThat(bond("p")).as("one costs nothing").isEqualTo("110");
    }

    @Test
    void a_score_of_400_000_is_none() {
        scored("p", 400_000);
        midnight();

        assertNotStruck();
    }

    /// (1,000,000 + 899,999) / 2 is 949,999.5; availability alone makes a score of 540,000.
    @Test
    void a_day_with_an_availability_below_95_percent_on_average() {
        available(S, 1_000_000);
        available(S + 300_000, 899_999);
        bucket("p", S + 600_000, RawMetrics.NONE.with(Metric.ACCURACY, 900_000));
        midnight();

        assertStruck(
                Reason.UNAVAILABLE,
                Floor.MIDNIGHT_MS,
                Map.of("availabilityPpm", 949_999L, "buckets", 3L));
    }

    @Test
    void an_availability_of_95_percent_is_none() {
        available(S, 1_000_000);
        available(S + 300_000, 900_000);
        midnight();

        assertNotStruck();
    }

    @Test
    void a_bucket_that_one_was_absent_from_counts_with_nothing() {
        owing("q", "110", "50", "4");
        send(sell("p", 3).at(2)).send(buy("alice", 3).at(2).delivered());
        bucket("q", S, scoring(900_000));
        available(S + 300_000, 1_000_000);
        midnight();

        assertStruck(
                Reason.UNAVAILABLE,
                Floor.MIDNIGHT_MS,
                Map.of("availabilityPpm", 500_000L, "buckets", 2L));
    }

    @Test
    void of_several_reasons_the_first_that_holds() {
        bucket("p", S, RawMetrics.of(2_000, 0, 0, 0));
        midnight();

        assertStruck(Reason.LOW_SCORE, Floor.MIDNIGHT_MS, Map.of("scorePpm", 0L));
    }

    @Test
    void a_day_without_a_bucket_is_held_against_nobody() {
        scored("p", 100_000);
        midnight();
        floor.at(Floor.MIDNIGHT_MS + HOUR_MS);
        send(sell("p", 1).at(2)).send(buy("alice", 1).at(2).delivered());
        floor.at(Floor.MIDNIGHT_MS + DAY_MS);
        tick();

        assertThat(conduct("p").day().orElseThrow().day()).isEqualTo(FIRST_DAY + 1);
        assertThat(conduct("p").strikes()).hasSize(1);
    }

    @Test
    void an_allocation_that_was_not_delivered() {
        send(sell("p", 3).at(2)).send(buy("alice", 3).at(2).delivered());
        later(MINUTE_MS).fault(1, "1.5");

        assertStruck(
                Reason.PROVIDER_FAULT,
                S + MINUTE_MS,
                Map.of("allocation", 1L, "unusedMicros", 1_500_000L));
    }

    @Test
    void evidence_that_fails() {
        strike("p");

        assertStruck(Reason.VERIFICATION_FAILED, S, Map.of());
    }

    @Test
    void the_first_of_a_day_stands_and_no_other_is_given() {
        send(sell("p", 3).at(2)).send(buy("alice", 3).at(2).delivered());
        strike("p").fault(1, "3");
        scored("p", 100_000);
        midnight();

        assertStruck(Reason.VERIFICATION_FAILED, S, Map.of());
    }

    @Test
    void a_strike_is_told_for_fourteen_days() {
        onDay(1).strike("p").onDay(14);
        bonded("p", "1");
        assertThat(assessed("p").getLast().conduct().strikes()).hasSize(1);
        onDay(15);
        bonded("p", "1");

        assertThat(assessed("p").getLast().conduct().strikes()).isEmpty();
    }

    @Test
    void the_strike_of_a_day_that_is_judged_is_not_of_the_next() {
        scored("p", 100_000);
        floor.at(Floor.MIDNIGHT_MS);
        strike("p");

        assertThat(conduct("p").strikes())
                .extracting(Strike::day)
                .containsExactly(FIRST_DAY, FIRST_DAY + 1);
    }
}
