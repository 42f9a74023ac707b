package ai.hanzo.hmm.market.engine;

import static ai.hanzo.hmm.market.example.Amounts.micros;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.market.MarketTerms;
import ai.hanzo.hmm.market.command.MarketInput;
import ai.hanzo.hmm.market.laws.Floor;

import org.junit.jupiter.api.Test;

/// When it is judged who is missing from a bucket, and in which order (rules, section 7).
class RoundsTest extends AbsenceExample {
    @Test
    void a_later_bucket_of_ones_own_says_at_once_that_one_was_missing() {
        busy("p", 3);
        reported("q", S);
        reported("q", S + BUCKET_MS);
        reported("q", S + 2 * BUCKET_MS);
        reported("p", S + 2 * BUCKET_MS);

        assertThat(folded()).containsExactly("p 0 absent", "p 5 absent", "p 10");
        // 0, 0, and 0.3 x 1,000,000 of availability; the rest as in the first bucket
        assertThat(score("p")).isEqualTo(860_000);
    }

    @Test
    void in_the_order_of_the_buckets_and_not_of_their_arrival() {
        busy("p", 3);
        reported("q", S + BUCKET_MS);
        reported("r", S);
        reported("p", S + 2 * BUCKET_MS);

        assertThat(folded()).containsExactly("p 0 absent", "p 5 absent", "p 10");
    }

    @Test
    void nobody_is_missing_twice_from_one_bucket() {
        busy("p", 3);
        reported("q", S);
        reported("q", S + BUCKET_MS);
        reported("p", S + BUCKET_MS);
        assertThat(folded()).containsExactly("p 0 absent", "p 5");
        tickAt(S + 2 * HOUR_MS);

        assertThat(folded()).isEmpty();
        reported("r", S);
        tickAt(S + 2 * HOUR_MS + 20 * MINUTE_MS);
        assertThat(folded()).as("a report that came hours late").isEmpty();
    }

    @Test
    void a_bucket_that_comes_after_one_was_found_missing_changes_nothing() {
        busy("p", 3);
        reported("q", S);
        tickAt(JUDGED_MS);
        reported("p", S);

        assertThat(events).isEmpty();
        assertThat(score("p")).isEqualTo(400_000);
        reported("p", S + BUCKET_MS);
        assertThat(folded()).containsExactly("p 5");
    }

    @Test
    void a_bucket_that_comes_late_waits_for_the_others_as_long() {
        busy("p", 3);
        floor.at(S + 40 * MINUTE_MS);
        reported("q", S);
        tickAt(S + 50 * MINUTE_MS - 1);
        assertThat(folded()).isEmpty();
        tickAt(S + 50 * MINUTE_MS);

        assertThat(folded()).containsExactly("p 0 absent");
    }

    @Test
    void without_a_grace_one_waits_a_minute() {
        busy("p", 3);
        send(new MarketInput.ChangeTerms(withoutGrace(Floor.TERMS)));
        reported("q", S);
        tickAt(S + BUCKET_MS + MINUTE_MS - 1);
        assertThat(folded()).isEmpty();
        tickAt(S + BUCKET_MS + MINUTE_MS);

        assertThat(folded()).containsExactly("p 0 absent");
    }

    @Test
    void several_buckets_at_once_are_judged_one_after_the_other_and_providers_by_name() {
        busy("r", 3);
        busy("p", 3);
        reported("q", S);
        reported("q", S + BUCKET_MS);
        tickAt(S + HOUR_MS);

        assertThat(folded())
                .containsExactly("p 0 absent", "r 0 absent", "p 5 absent", "r 5 absent");
        // 0 and then 0.7 x 0 + 0.3 x 0
        assertThat(score("p")).isEqualTo(400_000);
    }

    @Test
    void every_command_first_judges_who_is_missing_even_one_that_is_refused() {
        busy("p", 3);
        reported("q", S);
        floor.at(JUDGED_MS);
        unbond("p", "1000");

        assertThat(refusal()).isPresent();
        assertThat(folded()).containsExactly("p 0 absent");
        assertThat(row("p").bondMicros()).isEqualTo(micros("110"));
    }

    private static MarketTerms withoutGrace(MarketTerms terms) {
        return new MarketTerms(
                terms.market(),
                terms.rawUnit(),
                terms.secondsPerRaw(),
                terms.rateUnit(),
                terms.defaultRateMicros(),
                terms.tickMicros(),
                terms.lotMicros(),
                terms.minNotionalMicros(),
                terms.referencePriceMicros(),
                terms.bondPpm(),
                terms.gradeFloorPpm(),
                terms.bucketMs(),
                0,
                terms.references(),
                terms.observers());
    }
}
