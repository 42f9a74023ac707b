package ai.hanzo.hmm.market.quality;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Reports without end, praise of oneself and bribes (rules, section 7): a bucket is folded once,
/// and what is folded is the median over observers of each one's mean.
class SpamTest {
    private static final QualityReferences REFERENCES =
            new QualityReferences(200, 2_000, 50_000_000, 0, 1_000_000);
    private static final RawMetrics GOOD = RawMetrics.of(200, 50_000_000, 999_900, 1_000_000);
    private static final RawMetrics MIDDLING = RawMetrics.of(400, 40_000_000, 998_902, 900_000);
    private static final RawMetrics BAD = RawMetrics.of(2_000, 0, 0, 0);

    private final BucketCollector bucket = new BucketCollector();

    private void reports(String observer, int times, RawMetrics metrics) {
        for (int i = 0; i < times; i++) bucket.take(new Report(observer, i, metrics));
    }

    private long score() {
        return QualityFolds.NONE.fold(0, bucket.close(), REFERENCES).scorePpm();
    }

    private void honest() {
        reports("honest", 5, MIDDLING);
        reports("candid", 5, MIDDLING);
    }

    @Test
    void a_thousand_reports_of_the_only_observer_say_what_one_does() {
        reports("liar", 1_000, GOOD);

        assertThat(bucket.close()).isEqualTo(GOOD);
        assertThat(score()).isEqualTo(1_000_000);
    }

    @Test
    void a_thousand_reports_of_one_observer_among_three_move_nothing() {
        honest();
        assertThat(score()).isEqualTo(766_000);
        reports("liar", 1_000, BAD);
        assertThat(score()).isEqualTo(766_000);
        assertThat(bucket.reports()).as("60 are kept").hasSize(70);
    }

    @Test
    void a_provider_that_praises_itself_is_one_observer() {
        honest();
        reports("itself", 60, GOOD);

        assertThat(score()).isEqualTo(766_000);
    }

    @Test
    void half_of_the_observers_can_lower_a_score_but_not_raise_it() {
        honest();
        reports("bribed", 5, GOOD);
        reports("bought", 5, GOOD);
        assertThat(bucket.close().availabilityPpm())
                .as("of two middles the lower")
                .hasValue(998_902);
        assertThat(bucket.close().latencyP95Ms()).as("which is better in latency").hasValue(200);
    }

    @Test
    void more_buckets_of_the_same_do_not_move_a_score_further_than_what_they_say() {
        var folds = QualityFolds.NONE;
        for (int i = 0; i < 1_000; i++) folds = folds.fold(i * 300_000L, MIDDLING, REFERENCES);

        assertThat(folds.scorePpm()).isEqualTo(766_000);
    }
}
