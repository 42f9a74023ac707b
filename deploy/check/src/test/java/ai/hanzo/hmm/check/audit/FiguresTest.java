package ai.hanzo.hmm.check.audit;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.wire.MarketDefinition;
import ai.hanzo.hmm.wire.ObserverMeans;
import ai.hanzo.hmm.wire.TelemetryReport;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Arrays;
import java.util.List;

/// Figures of the rules, section 7, and others worked out by hand.
class FiguresTest {
    private static final MarketDefinition TERMS =
            MarketDefinition.newBuilder()
                    .setMarket("gpu-inference/h100")
                    .setRawUnit("")
                    .setSecondsPerRaw(1)
                    .setRateUnit("")
                    .setDefaultRateMicros(1)
                    .setTickMicros(1)
                    .setLotMicros(1)
                    .setMinNotionalMicros(1)
                    .setReferencePriceMicros(1)
                    .setLatencyReferenceMs(500)
                    .setLatencyMaximumMs(5_000)
                    .setThroughputReferenceMicros(50_000_000)
                    .setAccuracyChancePpm(250_000)
                    .setAccuracyReferencePpm(750_000)
                    .build();

    @Test
    void theGoldenFold() {
        assertThat(Figures.folded(500_000, 900_000)).isEqualTo(620_000);
    }

    @Test
    void theGoldenScore() {
        assertThat(Figures.score(500_000, 800_000, 980_000, 900_000)).isEqualTo(766_000);
    }

    @ParameterizedTest
    @CsvSource({
        "LATENCY,            0, 1000000",
        "LATENCY,          500, 1000000",
        "LATENCY,          501,  998003", // 500,000,000 / 501 = 998,003.99
        "LATENCY,         4999,  100020",
        "LATENCY,         5000,       0",
        "THROUGHPUT,         0,       0",
        "THROUGHPUT, 16666666,   333333",
        "THROUGHPUT, 50000000,  1000000",
        "THROUGHPUT, 9223372036854775807, 1000000",
        "AVAILABILITY,  950000,       0",
        "AVAILABILITY,  950001,      20", // 1,000,000 / 49,900 = 20.04
        "AVAILABILITY,  974950,  500000",
        "AVAILABILITY,  999900, 1000000",
        "ACCURACY,      250000,       0",
        "ACCURACY,      500000,  500000",
        "ACCURACY,      999999, 1000000",
    })
    void metricsAreNormalised(String metric, long value, int ppm) {
        int normalised =
                switch (metric) {
                    case "LATENCY" -> Figures.latency(value, TERMS);
                    case "THROUGHPUT" -> Figures.throughput(value, TERMS);
                    case "AVAILABILITY" -> Figures.availability((int) value);
                    default -> Figures.accuracy((int) value, TERMS);
                };
        assertThat(normalised).isEqualTo(ppm);
    }

    @Test
    void aRefundIsATenthMoreRoundedDown() {
        assertThat(Figures.refund(1_000_001, 3)).isEqualTo(3); // 3.3000033
        assertThat(Figures.refund(3_000_000, 20_000_000)).isEqualTo(66_000_000);
    }

    @Test
    void ofTwoInTheMiddleTheLowerCounts() {
        assertThat(Collected.median(means(40, 10, 30, 20), ObserverMeans::getLatencyP95Ms))
                .contains(20L);
        assertThat(Collected.median(means(10, 30, 20), ObserverMeans::getLatencyP95Ms))
                .contains(20L);
        assertThat(Collected.median(means(), ObserverMeans::getLatencyP95Ms)).isEmpty();
    }

    @Test
    void ofManyReportsTheSixtyLowestCountAndEachOnce() {
        var counted = new Counted();
        for (long sequence = 100; sequence > 0; sequence--) counted.take(report(sequence));
        for (long sequence = 1; sequence <= 100; sequence++) counted.take(report(sequence));
        var means = counted.means("o");
        assertThat(means.getReports()).isEqualTo(60);
        assertThat(means.getLatencyP95Ms()).isEqualTo(30); // of 1 to 60, 30.5 rounded down
        assertThat(means.getAccuracyPpm()).isNull();
    }

    private static TelemetryReport report(long sequence) {
        return TelemetryReport.newBuilder()
                .setMarket("gpu-inference/h100")
                .setObserver("o")
                .setSequence(sequence)
                .setEventTimeMs(0)
                .setLatencyP95Ms(sequence)
                .build();
    }

    private static List<ObserverMeans> means(long... latencies) {
        return Arrays.stream(latencies)
                .mapToObj(it -> new ObserverMeans("o", 1, it, null, null, null))
                .toList();
    }
}
