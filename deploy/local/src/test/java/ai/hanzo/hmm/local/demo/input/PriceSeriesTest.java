package ai.hanzo.hmm.local.demo.input;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

class PriceSeriesTest {
    private final PriceSeries three = GeneratedPrices.series(1, 3);

    @ParameterizedTest
    @CsvSource({"-1, 0", "0, 0", "33, 0", "34, 1", "66, 1", "67, 2", "99, 2", "100, 2", "500, 2"})
    void pricesAreSpreadEvenlyOverTheWhole(long part, int expected) {
        assertThat(three.at(part, 100)).isSameAs(three.points().get(expected));
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "0, 9223372036854775807", "9223372036854775806, 9223372036854775807"})
    void aSeriesOfOneIsThatPriceEverywhere(long part, long whole) {
        var one = new PriceSeries(List.of(three.points().getFirst()));
        assertThat(one.at(part, whole)).isSameAs(three.points().getFirst());
    }
}
