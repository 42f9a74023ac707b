package ai.hanzo.hmm.market.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.hanzo.hmm.market.units.AmountOverflow;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Random;

class GradeTest {
    @ParameterizedTest
    @CsvSource({
        // score,  floor,   grade
        "      0, 500000,  500000",
        " 500000, 500000, 1000000", // the default score is neutral
        " 766000, 500000, 1266000",
        "1000000, 500000, 1500000",
        " 850000,      0,  850000", // HIP-8's own factor
    })
    void a_grade_is_the_floor_plus_the_score(long score, long floor, long grade) {
        assertThat(Grade.gradePpm(score, floor)).isEqualTo(grade);
    }

    @Test
    void golden_100_raw_units_of_score_766_000_become_126_6_standard_units() {
        assertThat(Grade.standardUnitsDown(100_000_000, 1_266_000)).isEqualTo(126_600_000);
    }

    @Test
    void golden_10_standard_units_cost_7_898895_raw_at_766_000_and_11_111112_at_400_000() {
        assertThat(Grade.rawOwedUp(10_000_000, Grade.gradePpm(766_000, 500_000)))
                .isEqualTo(7_898_895);
        assertThat(Grade.rawOwedUp(10_000_000, Grade.gradePpm(400_000, 500_000)))
                .isEqualTo(11_111_112);
    }

    @Test
    void a_raw_unit_costs_the_price_times_the_grade_rounded_down() {
        assertThat(Grade.priceOfRawDown(2_000_000, 1_266_000)).isEqualTo(2_532_000);
        assertThat(Grade.priceOfRawDown(1, 1_999_999)).isEqualTo(1);
    }

    @Test
    void at_grade_zero_nothing_is_enough() {
        assertThat(Grade.rawOwedUp(0, 0)).isZero();
        assertThatThrownBy(() -> Grade.rawOwedUp(1, 0)).isInstanceOf(AmountOverflow.class);
    }

    @Test
    void amounts_beyond_64_bits_are_refused() {
        assertThatThrownBy(() -> Grade.standardUnitsDown(Long.MAX_VALUE, 1_500_000))
                .isInstanceOf(AmountOverflow.class);
        assertThatThrownBy(() -> Grade.rawOwedUp(Long.MAX_VALUE, 500_000))
                .isInstanceOf(AmountOverflow.class);
        assertThatThrownBy(() -> Grade.gradePpm(1, Long.MAX_VALUE))
                .isInstanceOf(AmountOverflow.class);
    }

    @Test
    void scores_and_floors_out_of_range_are_refused() {
        assertThatThrownBy(() -> Grade.gradePpm(1_000_001, 0))
                .hasMessage("scorePpm must be 0..1,000,000: 1000001");
        assertThatThrownBy(() -> Grade.gradePpm(0, -1)).hasMessage("floorPpm must be >= 0: -1");
    }

    @Test
    void nobody_gains_by_converting_there_and_back() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int run = 0; run < 10_000; run++) {
            long grade = 1 + random.nextLong(1_500_000);
            long standard = random.nextLong(1_000_000_000_000L);
            long raw = Grade.rawOwedUp(standard, grade);

            assertThat(Grade.standardUnitsDown(raw, grade))
                    .as("seed %d: %d SCU at %d", seed, standard, grade)
                    .isGreaterThanOrEqualTo(standard);
            assertThat(Grade.standardUnitsDown(Math.max(0, raw - 1), grade))
                    .as("seed %d: one less would not do for %d SCU at %d", seed, standard, grade)
                    .isLessThanOrEqualTo(Math.max(0, standard - (standard == 0 ? 0 : 1)));
            assertThat(Grade.rawOwedUp(standard, grade + 1))
                    .as("seed %d: a better grade owes no more", seed)
                    .isLessThanOrEqualTo(raw);
        }
    }
}
