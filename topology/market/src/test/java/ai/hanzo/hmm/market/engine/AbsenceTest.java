package ai.hanzo.hmm.market.engine;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.market.laws.Floor;
import ai.hanzo.hmm.market.provider.Standing;
import ai.hanzo.hmm.market.quality.Fold;
import ai.hanzo.hmm.market.quality.FoldedBucket;
import ai.hanzo.hmm.market.quality.Metric;
import ai.hanzo.hmm.market.quality.RawMetrics;

import org.junit.jupiter.api.Test;

import java.util.List;

/// A provider with open allocations and no report in a bucket in which another was reported on had
/// an availability of 0 in it (rules, section 7).
class AbsenceTest extends AbsenceExample {
    @Test
    void whoever_is_busy_and_missing_had_an_availability_of_0() {
        busy("p", 3);
        reported("q", S);
        assertThat(folded()).containsExactly("q 0");
        tickAt(JUDGED_MS - 1);
        assertThat(folded()).isEmpty();
        assertThat(floor.market().nextDueMs()).hasValue(JUDGED_MS);
        tickAt(JUDGED_MS);

        assertThat(folded()).containsExactly("p 0 absent");
        var told = assessed("p").getFirst();
        assertThat(told.bucket().orElseThrow())
                .isEqualTo(
                        new FoldedBucket(
                                S,
                                true,
                                List.of(),
                                RawMetrics.NONE.with(Metric.AVAILABILITY, 0),
                                Floor.TERMS.references()));
        assertThat(told.folds().availability()).isEqualTo(Fold.of(0));
        assertThat(told.folds().scorePpm()).as("0.8 x 500,000").isEqualTo(400_000);
        assertThat(told.gradePpm()).isEqualTo(900_000);
    }

    @Test
    void when_all_observers_are_down_nobody_is_punished() {
        busy("p", 3);
        busy("q", 3);
        tickAt(S + 2 * HOUR_MS);

        assertThat(folded()).isEmpty();
        assertThat(score("p")).isEqualTo(500_000);
    }

    @Test
    void whoever_has_nothing_to_deliver_is_not_missing() {
        reported("q", S);
        tickAt(JUDGED_MS);

        assertThat(folded()).isEmpty();
    }

    @Test
    void whoever_became_busy_after_the_bucket_began_is_not_missing() {
        busy("p", 3);
        reported("q", S - 1);
        tickAt(JUDGED_MS - 1);

        assertThat(folded()).isEmpty();
        assertThat(rounds()).as("the round is over").isZero();
    }

    @Test
    void whoever_was_idle_for_a_moment_is_not_missing() {
        busy("p", 1);
        reported("q", S + 55 * MINUTE_MS);
        floor.at(allocationEnd());
        busy("p", 3);
        tickAt(S + 55 * MINUTE_MS + 25 * MINUTE_MS);

        assertThat(folded()).isEmpty();
        assertThat(rounds()).isZero();
    }

    @Test
    void whoever_took_over_before_the_last_one_ended_is_missing() {
        busy("p", 1);
        reported("q", S + 55 * MINUTE_MS);
        floor.at(allocationEnd() - 1);
        busy("p", 3);
        tickAt(S + 80 * MINUTE_MS);

        assertThat(folded()).containsExactly("p 55 absent");
    }

    @Test
    void whoever_is_reported_on_within_the_grace_is_not_missing() {
        busy("p", 3);
        reported("q", S);
        floor.at(JUDGED_MS - 1);
        reported("p", S);
        assertThat(folded()).containsExactly("p 0");
        tickAt(JUDGED_MS);

        assertThat(folded()).isEmpty();
        assertThat(score("p")).isEqualTo(1_000_000);
    }

    @Test
    void a_provider_that_is_suspended_must_still_deliver_what_runs() {
        busy("p", 3);
        rule("p", Standing.SUSPENDED, 0);
        reported("q", S);
        tickAt(JUDGED_MS);

        assertThat(folded()).containsExactly("p 0 absent");
    }

    @Test
    void reports_on_whoever_has_no_bond_here_say_nothing_of_others() {
        busy("p", 3);
        reported("alice", S);
        assertThat(events).isEmpty();
        tickAt(S + HOUR_MS);

        assertThat(folded()).isEmpty();
    }
}
