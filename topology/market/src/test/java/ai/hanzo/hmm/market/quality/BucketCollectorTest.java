package ai.hanzo.hmm.market.quality;

import static ai.hanzo.hmm.market.quality.Metric.LATENCY;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.market.quality.BucketCollector.Taken;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;

class BucketCollectorTest {
    private final BucketCollector bucket = new BucketCollector();

    @Test
    void an_empty_bucket_says_nothing() {
        assertThat(bucket.close()).isEqualTo(RawMetrics.NONE);
        assertThat(bucket.observers()).isZero();
    }

    @Test
    void an_observer_counts_by_its_mean_rounded_down() {
        take("a", 1, RawMetrics.of(10, 5, 999_999, 0));
        take("a", 2, RawMetrics.of(11, 6, 999_998, 1));

        assertThat(bucket.close()).isEqualTo(RawMetrics.of(10, 5, 999_998, 0));
    }

    @Test
    void the_means_are_told_by_observer_in_the_order_of_their_names() {
        take("b", 2, RawMetrics.NONE.with(Metric.ACCURACY, 7));
        take("c", 1, RawMetrics.NONE);
        take("a", 1, RawMetrics.of(10, 5, 999_999, 0));
        take("a", 2, RawMetrics.NONE.with(LATENCY, 13));

        assertThat(bucket.means())
                .containsExactly(
                        new ObserverMeans("a", 2, RawMetrics.of(11, 5, 999_999, 0)),
                        new ObserverMeans("b", 1, RawMetrics.NONE.with(Metric.ACCURACY, 7)),
                        new ObserverMeans("c", 1, RawMetrics.NONE));
    }

    @Test
    void the_median_is_over_observers_not_reports() {
        latency("spammer", 1, 1_000);
        latency("spammer", 2, 1_000);
        latency("spammer", 3, 1_000);
        latency("b", 1, 100);
        latency("c", 1, 110);

        assertThat(closedLatency()).hasValue(110);
    }

    @Test
    void of_two_middles_the_lower_counts() {
        latency("a", 1, 400);
        latency("b", 1, 100);
        latency("c", 1, 300);
        latency("d", 1, 200);

        assertThat(closedLatency()).hasValue(200);
    }

    @Test
    void a_metric_counts_only_where_it_was_measured() {
        latency("a", 1, 100);
        take("a", 2, RawMetrics.NONE.with(Metric.ACCURACY, 900_000));
        take("b", 1, RawMetrics.NONE);

        assertThat(bucket.close())
                .isEqualTo(RawMetrics.NONE.with(LATENCY, 100).with(Metric.ACCURACY, 900_000));
        assertThat(bucket.observers()).isEqualTo(2);
    }

    @Test
    void a_repeated_sequence_changes_nothing() {
        assertThat(latency("a", 7, 100)).isEqualTo(new Taken.Counted());
        assertThat(latency("a", 7, 900)).isEqualTo(new Taken.Repeated());
        assertThat(latency("b", 7, 200)).isEqualTo(new Taken.Counted());

        assertThat(closedLatency()).hasValue(100);
    }

    @Test
    void the_sixty_lowest_sequences_of_an_observer_count() {
        for (int i = 0; i < 60; i++) latency("a", 100 + i, 600);

        assertThat(latency("a", 160, 6_000)).isEqualTo(new Taken.TooMany());
        assertThat(latency("a", 50, 0)).isEqualTo(new Taken.CountedInsteadOf(159));
        assertThat(latency("a", 159, 6_000)).isEqualTo(new Taken.TooMany());
        assertThat(latency("a", 50, 6_000)).isEqualTo(new Taken.Repeated());

        assertThat(bucket.reports()).hasSize(60);
        assertThat(closedLatency()).as("59 x 600 / 60").hasValue(590);
    }

    @Test
    void the_mean_of_the_largest_values_does_not_overflow() {
        for (int i = 0; i < 60; i++) latency("a", i, Long.MAX_VALUE);

        assertThat(closedLatency()).hasValue(Long.MAX_VALUE);
    }

    @Test
    void the_order_of_arrival_does_not_matter_and_a_bucket_can_be_rebuilt() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        List<Report> reports = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            String observer = "observer-" + random.nextInt(5);
            long value = random.nextInt(1_000);
            reports.add(new Report(observer, i, RawMetrics.NONE.with(LATENCY, value)));
        }
        BucketCollector inOrder = BucketCollector.of(reports);
        Collections.shuffle(reports, random);
        BucketCollector shuffled = BucketCollector.of(reports);
        BucketCollector rebuilt = BucketCollector.of(shuffled.reports());

        assertThat(shuffled.reports()).as("seed " + seed).isEqualTo(inOrder.reports());
        assertThat(rebuilt.close()).as("seed " + seed).isEqualTo(inOrder.close());
    }

    @Test
    void what_it_tells_is_what_the_rule_says_of_all_that_came() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int run = 0; run < 200; run++) {
            BucketCollector collector = new BucketCollector();
            PlainCollector referee = new PlainCollector();
            int sequences = 1 + random.nextInt(200);
            for (int i = 0; i < 400; i++) {
                RawMetrics metrics = RawMetrics.NONE;
                for (Metric metric : Metric.values()) {
                    if (random.nextInt(3) > 0) {
                        metrics = metrics.with(metric, random.nextInt(1_000_001));
                    }
                }
                String observer = "o" + random.nextInt(3);
                Report report = new Report(observer, random.nextInt(sequences), metrics);
                collector.take(report);
                referee.take(report);
            }
            assertThat(collector.means())
                    .as("seed %d, run %d", seed, run)
                    .isEqualTo(referee.means());
        }
    }

    @Test
    void the_median_lies_between_the_observers() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int run = 0; run < 500; run++) {
            BucketCollector collector = new BucketCollector();
            long lowest = Long.MAX_VALUE;
            long highest = 0;
            for (int observer = 1 + random.nextInt(64); observer > 0; observer--) {
                long value = random.nextLong(Long.MAX_VALUE);
                lowest = Math.min(lowest, value);
                highest = Math.max(highest, value);
                collector.take(report("o" + observer, 1, value));
            }
            assertThat(collector.close().latencyP95Ms().orElseThrow())
                    .as("seed " + seed + ", run " + run)
                    .isBetween(lowest, highest);
        }
    }

    @Test
    void fewer_than_half_of_the_observers_cannot_leave_the_range_of_the_others() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int run = 0; run < 500; run++) {
            BucketCollector collector = new BucketCollector();
            int liars = random.nextInt(10);
            for (int i = 0; i < liars; i++) {
                collector.take(report("liar" + i, 1, random.nextBoolean() ? 0 : 1_000_000));
            }
            for (int i = 0; i <= liars; i++) {
                collector.take(report("honest" + i, 1, 100 + random.nextInt(10)));
            }
            assertThat(collector.close().latencyP95Ms().orElseThrow())
                    .as("seed " + seed + ", run " + run)
                    .isBetween(100L, 109L);
        }
    }

    private Taken latency(String observer, long sequence, long latencyMs) {
        return bucket.take(report(observer, sequence, latencyMs));
    }

    private void take(String observer, long sequence, RawMetrics metrics) {
        bucket.take(new Report(observer, sequence, metrics));
    }

    private OptionalLong closedLatency() {
        return bucket.close().latencyP95Ms();
    }

    private static Report report(String observer, long sequence, long latencyMs) {
        return new Report(observer, sequence, RawMetrics.NONE.with(LATENCY, latencyMs));
    }
}
