package ai.hanzo.hmm.local.demo.input;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

/// What is generated looks like what is published: its figures are those of the code trace of 2023
/// (median 1,493 tokens, 2.57 requests a second, gaps that vary 13 times more than their mean).
class GeneratedTest {
    private static final int COUNT = 8_819;

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2, -7, 20_231_116})
    void aTraceIsTheSameForTheSameSeed(long seed) {
        assertThat(requests(seed)).isEqualTo(requests(seed)).isNotEqualTo(requests(seed + 1));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2, -7, 20_231_116})
    void requestsAreOfThePublishedSizes(long seed) {
        var tokens = requests(seed).stream().mapToLong(Request::tokens).sorted().toArray();
        assertThat(tokens[0]).isBetween(12L, 40L);
        assertThat(tokens[COUNT / 2]).isBetween(1_300L, 1_700L);
        assertThat(tokens[COUNT - 1]).isBetween(7_400L, 7_841L);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2, -7, 20_231_116})
    void requestsComeInBursts(long seed) {
        var requests = requests(seed);
        double seconds = requests.getLast().atNanos() / 1e9;
        assertThat(COUNT / seconds).as("requests a second").isBetween(1.5, 4.5);
        assertThat(variation(requests)).as("variation of the gaps").isGreaterThan(3);
        assertThat(requests.getFirst().atNanos()).isZero();
        assertThat(requests).isSortedAccordingTo((a, b) -> Long.compare(a.atNanos(), b.atNanos()));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2, -7, 20_231_116})
    void pricesWalkAroundTwoDollars(long seed) {
        var series = GeneratedPrices.series(seed, 500);
        assertThat(series).isEqualTo(GeneratedPrices.series(seed, 500));
        assertThat(series.points()).hasSize(500);
        assertThat(series.points().getFirst().medianMicros()).isEqualTo(2_000_000);
        assertThat(series.points())
                .allSatisfy(
                        point -> {
                            assertThat(point.medianMicros()).isBetween(1_600_000L, 2_800_000L);
                            assertThat(point.leastMicros()).isLessThan(point.medianMicros());
                        });
        assertThat(series.points().stream().map(PricePoint::medianMicros).distinct().count())
                .isGreaterThan(10);
    }

    private static List<Request> requests(long seed) {
        try (var requests = new GeneratedTrace(seed, COUNT).requests()) {
            return requests.toList();
        }
    }

    /// Standard deviation over mean.
    private static double variation(List<Request> requests) {
        double mean = (double) requests.getLast().atNanos() / (COUNT - 1);
        double squares = 0;
        for (int i = 1; i < COUNT; i++) {
            double off = requests.get(i).atNanos() - requests.get(i - 1).atNanos() - mean;
            squares += off * off;
        }
        return Math.sqrt(squares / (COUNT - 1)) / mean;
    }
}
