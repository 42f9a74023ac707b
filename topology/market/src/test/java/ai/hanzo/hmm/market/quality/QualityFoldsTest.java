package ai.hanzo.hmm.market.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.util.Random;

class QualityFoldsTest {
    /// With these, a raw accuracy is its own ppm.
    private static final QualityReferences REFERENCES =
            new QualityReferences(200, 2_000, 50_000_000, 0, 1_000_000);

    @Test
    void golden_half_a_million_then_nine_hundred_thousand_folds_to_620_000() {
        assertThat(Fold.of(500_000).then(900_000)).isEqualTo(Fold.of(620_000));
    }

    @Test
    void golden_score_of_the_four_metrics_is_766_000() {
        var folds =
                new QualityFolds(
                        Fold.of(500_000),
                        Fold.of(800_000),
                        Fold.of(980_000),
                        Fold.of(900_000),
                        0,
                        1);

        assertThat(folds.scorePpm()).isEqualTo(766_000);
    }

    @Test
    void the_score_is_rounded_down() {
        var folds = new QualityFolds(Fold.of(1), Fold.of(1), Fold.of(1), Fold.of(0), 0, 1);

        assertThat(folds.scorePpm()).as("0.8 ppm").isZero();
    }

    @Test
    void a_provider_nobody_reported_on_scores_500_000() {
        assertThat(QualityFolds.NONE.scorePpm()).isEqualTo(500_000);
    }

    @Test
    void the_first_bucket_is_taken_as_it_is() {
        var folds = QualityFolds.NONE.fold(0, RawMetrics.of(400, 0, 950_000, 900_000), REFERENCES);

        assertThat(folds)
                .isEqualTo(
                        new QualityFolds(
                                Fold.of(500_000), Fold.of(0), Fold.of(0), Fold.of(900_000), 0, 1));
        assertThat(folds.scorePpm()).as("150,000 + 0 + 0 + 180,000").isEqualTo(330_000);
    }

    @Test
    void an_absent_metric_keeps_its_fold_and_counts_the_middle_until_it_is_seen() {
        var first = QualityFolds.NONE.fold(0, accuracy(1_000_000), REFERENCES);
        var second = first.fold(300_000, RawMetrics.NONE, REFERENCES);
        var third = second.fold(600_000, accuracy(0), REFERENCES);

        assertThat(first.scorePpm()).as("0.8 x 500,000 + 200,000").isEqualTo(600_000);
        assertThat(second.accuracy()).isEqualTo(Fold.of(1_000_000));
        assertThat(third.accuracy()).isEqualTo(Fold.of(700_000));
        assertThat(third.latency()).isEqualTo(Fold.UNSEEN);
        assertThat(third.buckets()).isEqualTo(3);
        assertThat(third.lastBucketStartMs()).isEqualTo(600_000);
    }

    @Test
    void a_bucket_that_is_not_newer_than_the_last_changes_nothing() {
        var folds = QualityFolds.NONE.fold(300_000, accuracy(500_000), REFERENCES);

        assertThat(folds.fold(300_000, accuracy(0), REFERENCES)).isSameAs(folds);
        assertThat(folds.fold(0, accuracy(0), REFERENCES)).isSameAs(folds);
    }

    @Test
    void a_fold_stays_between_what_it_was_and_the_bucket_and_a_better_bucket_never_folds_lower() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int run = 0; run < 10_000; run++) {
            long old = random.nextLong(1_000_001);
            long bucket = random.nextLong(1_000_001);
            long better = bucket + random.nextLong(1_000_001 - bucket);
            long folded = Fold.of(old).then(bucket).ppm();

            assertThat(folded)
                    .as("seed %d: %d then %d", seed, old, bucket)
                    .isBetween(Math.min(old, bucket), Math.max(old, bucket))
                    .isLessThanOrEqualTo(Fold.of(old).then(better).ppm());
        }
    }

    @Test
    void ppm_out_of_range_is_refused() {
        assertThatThrownBy(() -> Fold.of(-1)).hasMessage("ppm must be 0..1,000,000: -1");
        assertThatThrownBy(() -> Fold.UNSEEN.then(1_000_001))
                .hasMessage("ppm must be 0..1,000,000: 1000001");
        assertThatThrownBy(() -> accuracy(1_000_001))
                .hasMessage("accuracyPpm must be 0..1000000: 1000001");
        assertThatThrownBy(() -> RawMetrics.NONE.with(Metric.LATENCY, -1))
                .hasMessageStartingWith("latencyP95Ms must be 0..");
    }

    private static RawMetrics accuracy(long ppm) {
        return RawMetrics.NONE.with(Metric.ACCURACY, ppm);
    }
}
