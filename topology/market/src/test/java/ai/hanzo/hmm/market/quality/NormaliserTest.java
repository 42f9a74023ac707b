package ai.hanzo.hmm.market.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Random;

class NormaliserTest {
    private static final QualityReferences REFERENCES =
            new QualityReferences(200, 2_000, 50_000_000, 250_000, 900_000);
    private final Normaliser normaliser = new Normaliser(REFERENCES);

    @ParameterizedTest
    @CsvSource({
        // metric    ,            raw,     ppm
        "LATENCY     ,              0, 1000000", // at or below the reference
        "LATENCY     ,            200, 1000000",
        "LATENCY     ,            201,  995024", // 200/201 = 0.9950248...
        "LATENCY     ,            400,  500000",
        "LATENCY     ,           1999,  100050", // 200/1999 = 0.10005002...
        "LATENCY     ,           2000,       0", // at or above the maximum
        "LATENCY     , 9223372036854775807,  0",
        "THROUGHPUT  ,              0,       0",
        "THROUGHPUT  ,             49,       0", // 0.98 ppm
        "THROUGHPUT  ,             50,       1",
        "THROUGHPUT  ,       40000000,  800000",
        "THROUGHPUT  ,       49999999,  999999",
        "THROUGHPUT  ,       50000000, 1000000",
        "THROUGHPUT  , 9223372036854775807, 1000000",
        "AVAILABILITY,              0,       0",
        "AVAILABILITY,         950000,       0",
        "AVAILABILITY,         950001,      20", // 1/49900 = 0.00002004
        "AVAILABILITY,         974950,  500000", // the middle of 950,000 and 999,900
        "AVAILABILITY,         999899,  999979", // 49899/49900 = 0.99997995...
        "AVAILABILITY,         999900, 1000000",
        "AVAILABILITY,        1000000, 1000000",
        "ACCURACY    ,         250000,       0", // chance
        "ACCURACY    ,         575000,  500000",
        "ACCURACY    ,         899999,  999998", // 649999/650000 = 0.99999846...
        "ACCURACY    ,         900000, 1000000",
        "ACCURACY    ,        1000000, 1000000",
    })
    void a_raw_figure_becomes_ppm_rounded_down(Metric metric, long raw, long ppm) {
        assertThat(normaliser.ppmDown(metric, raw)).isEqualTo(ppm);
    }

    @Test
    void better_figures_never_score_less() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int run = 0; run < 10_000; run++) {
            Metric metric = Metric.values()[random.nextInt(4)];
            long most = metric == Metric.LATENCY ? 3_000 : 60_000_000;
            if (metric == Metric.AVAILABILITY || metric == Metric.ACCURACY) most = 1_000_000;
            long a = random.nextLong(most + 1);
            long b = random.nextLong(most + 1);
            long better = metric == Metric.LATENCY ? Math.min(a, b) : Math.max(a, b);
            long worse = metric == Metric.LATENCY ? Math.max(a, b) : Math.min(a, b);

            assertThat(normaliser.ppmDown(metric, better))
                    .as("seed %d: %s %d against %d", seed, metric, better, worse)
                    .isBetween(normaliser.ppmDown(metric, worse), 1_000_000L);
        }
    }

    @Test
    void references_that_divide_by_nothing_are_refused() {
        assertThatThrownBy(() -> new QualityReferences(0, 10, 1, 0, 1))
                .hasMessage("latency must have 0 < reference < maximum: 0, 10");
        assertThatThrownBy(() -> new QualityReferences(10, 10, 1, 0, 1))
                .hasMessage("latency must have 0 < reference < maximum: 10, 10");
        assertThatThrownBy(() -> new QualityReferences(1, 10, 0, 0, 1))
                .hasMessage("throughputReferenceMicros must be > 0: 0");
        assertThatThrownBy(() -> new QualityReferences(1, 10, 1, 5, 5))
                .hasMessage("accuracy must have 0 <= chance < reference <= 1,000,000: 5, 5");
        assertThatThrownBy(() -> new QualityReferences(1, 10, 1, 0, 1_000_001))
                .hasMessage("accuracy must have 0 <= chance < reference <= 1,000,000: 0, 1000001");
    }

    @Test
    void a_negative_figure_is_refused() {
        assertThatThrownBy(() -> normaliser.ppmDown(Metric.LATENCY, -1))
                .hasMessage("LATENCY must be >= 0: -1");
    }
}
