package ai.hanzo.hmm.market.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What an order pays under each discount (rules, section 6).
class FeeRatesTest {
    @ParameterizedTest
    @CsvSource({
        // discount, taker, maker
        "       0,  3000,  1000",
        "   50000,  2850,   950",
        "  100000,  2700,   900",
        "  150000,  2550,   850",
        "  200000,  2400,   800",
        "  250000,  2250,   750",
        "  300000,  2100,   700",
    })
    void golden(int discountPpm, int takerPpm, int makerPpm) {
        var rates = FeeRates.discounted(discountPpm);

        assertThat(rates).isEqualTo(new FeeRates(takerPpm, makerPpm));
        assertThat(FeeRates.of(rates.takerPpm(), rates.makerPpm())).as("shared").isSameAs(rates);
        assertThat(rates.takerPpm()).isGreaterThanOrEqualTo(FeeSplit.LP_SHARE_PPM);
    }

    @ParameterizedTest
    @ValueSource(ints = {-50_000, -1, 1, 49_999, 50_001, 300_001, 350_000, 1_000_000})
    void no_other_discount_can_be_given(int ppm) {
        assertThatThrownBy(() -> FeeRates.discounted(ppm))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith(": " + ppm);
    }

    @Test
    void without_a_discount_they_are_the_standard() {
        assertThat(FeeRates.discounted(0)).isEqualTo(FeeRates.STANDARD);
        assertThat(FeeRates.of(3_000, 1_000)).isSameAs(FeeRates.discounted(0));
    }

    @Test
    void others_that_were_stamped_once_stay_what_they_are() {
        assertThat(FeeRates.of(1, 2)).isEqualTo(new FeeRates(1, 2));
    }

    /// **golden** rules, section 6.
    @Test
    void on_the_pool_at_30_percent_off() {
        var rates = FeeRates.discounted(300_000);
        long fee = FeeMeter.ZERO.increaseUp(1_000_000, rates.takerPpm());

        assertThat(fee).isEqualTo(2_100);
        assertThat(FeeSplit.of(fee, 1_000_000)).isEqualTo(new FeeSplit(2_000, 25, 75));
    }
}
