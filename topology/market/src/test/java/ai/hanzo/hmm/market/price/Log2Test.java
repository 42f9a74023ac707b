package ai.hanzo.hmm.market.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.hanzo.hmm.market.laws.Seed;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.math.BigDecimal;
import java.math.RoundingMode;

class Log2Test {
    private final PlainLog2 plain = new PlainLog2();

    /// Reckoned elsewhere with 80 decimal digits.
    @ParameterizedTest
    @CsvSource({
        "1, 0, 1",
        "2, 4294967296, 2",
        "3, 6807362105, 2",
        "5, 9972605231, 4",
        "7, 12057497578, 6",
        "10, 14267572527, 9",
        "1000, 42802717581, 999",
        "999999, 85605428966, 999998",
        "1000000, 85605435163, 999999",
        "1000001, 85605441359, 1000000",
        "2000000, 89900402459, 1999999",
        "2020202, 89962677574, 2020201",
        "21800000, 104701960260, 21799999",
        "23456789, 105155841242, 23456788",
        "1000000000, 128408152744, 999999999",
        "4294967295, 137438953470, 4294967294",
        "4294967296, 137438953472, 4294967296",
        "4294967297, 137438953473, 4294967296",
        "1000000000000, 171210870326, 999999999926",
        "123456789012345, 201051711955, 123456789000889",
        "1000000000000000000, 256816305489, 999999999889207030",
        "4611686018427387903, 266287972351, 4611686017683126786",
        "4611686018427387904, 266287972352, 4611686018427387904",
        "4611686018427387905, 266287972352, 4611686018427387904",
        "9223372036854775807, 270582939647, 9223372035366253572",
    })
    void golden(long value, long log, long back) {
        assertThat(Log2.ofDown(value)).isEqualTo(log);
        assertThat(Log2.powerDown(log)).isEqualTo(back);
        assertThat(plain.ofDown(value)).isEqualTo(log);
    }

    @Test
    void is_the_referees_for_values_of_every_size() {
        var random = Seed.random("log2");
        for (int i = 0; i < 3_000; i++) {
            long value = random.nextLong() >>> 1 + random.nextInt(63);
            if (value == 0) continue;
            long log = Log2.ofDown(value);
            assertThat(log).as("log2 of %d", value).isEqualTo(plain.ofDown(value));

            var exact = PlainLog2.power(BigDecimal.valueOf(log).divide(PlainLog2.Q32));
            long power = Log2.powerDown(log);
            assertThat(power)
                    .as("2 to %d", log)
                    .isEqualTo(exact.setScale(0, RoundingMode.FLOOR).longValueExact());
            assertThat(power).isLessThanOrEqualTo(value);
            assertThat(power).isGreaterThanOrEqualTo(value - 1 - (long) (value * 1.7e-10));
        }
    }

    @Test
    void only_values_above_zero_have_a_logarithm() {
        assertThatThrownBy(() -> Log2.ofDown(0)).hasMessage("value must be > 0: 0");
        assertThatThrownBy(() -> Log2.powerDown(-1)).hasMessageContaining("0 to 63");
        assertThatThrownBy(() -> Log2.powerDown(63L << 32)).hasMessageContaining("0 to 63");
    }
}
