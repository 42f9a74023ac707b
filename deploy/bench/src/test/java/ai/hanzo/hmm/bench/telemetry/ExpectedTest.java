package ai.hanzo.hmm.bench.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import ai.hanzo.hmm.wire.ObserverMeans;
import ai.hanzo.hmm.wire.QualityBucket;

import org.junit.jupiter.api.Test;

import java.util.List;

class ExpectedTest {
    private final Fleet fleet = new Fleet(2, 2, 1_000, 500);
    private final Expected expected = new Expected(fleet);

    @Test
    void aBucketIsTheMeansOfThoseWhoReportedAndTheirLowerMedian() {
        expected.sent(fleet.pair(1, 0), 5_100, 10_000);
        expected.sent(fleet.pair(1, 1), 5_200, 30_000);
        expected.sent(fleet.pair(1, 0), 5_999, 10_003);

        assertThat(expected.buckets())
                .containsExactly(
                        new QualityBucket(
                                "bench-provider-1",
                                5_000L,
                                2,
                                10_001L,
                                1_000_000_000L,
                                998_999,
                                900_000,
                                List.of(
                                        means("bench-observer-00", 2, 10_001, 0),
                                        means("bench-observer-01", 1, 30_000, 1))));
    }

    @Test
    void onlyTheFirstSixtyOfAPairCountInABucket() {
        for (int i = 0; i < 61; i++) expected.sent(0, 5_000, i < 60 ? 10_000 : 1_000_000);
        expected.sent(0, 6_000, 20_000);

        assertThat(expected.buckets())
                .extracting(QualityBucket::getStartMs, QualityBucket::getLatencyP95Ms)
                .containsExactly(tuple(5_000L, 10_000L), tuple(6_000L, 20_000L));
        assertThat(expected.buckets().getFirst().getObserved().getFirst().getReports())
                .isEqualTo(60);
    }

    private static ObserverMeans means(String name, int reports, long latencyMs, int observer) {
        return new ObserverMeans(
                name,
                reports,
                latencyMs,
                Figures.throughputMicros(observer),
                Figures.availabilityPpm(observer),
                Figures.accuracyPpm(observer));
    }
}
