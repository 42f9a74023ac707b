package ai.hanzo.hmm.market.units;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.market.example.Amounts;
import ai.hanzo.hmm.market.laws.Seed;

import org.junit.jupiter.api.Test;

import java.math.BigInteger;
import java.util.Random;

/// Division of 128 bits by 64 is that of whole numbers.
class WideTest {
    private static final long[] EDGES = {
        0, 1, 2, 0xFFFF_FFFFL, 0x1_0000_0000L, 0x7FFF_FFFF_FFFF_FFFFL, 0x8000_0000L, 999_999
    };

    @Test
    void millions_of_quotients_are_exact() {
        var random = Seed.random("wide");
        for (int i = 0; i < 2_000_000; i++) {
            long divisor = Math.max(1, any(random));
            long high = any(random) % divisor;
            long low = random.nextBoolean() ? random.nextLong() : any(random);
            var dividend = Amounts.big(high).shiftLeft(64).add(unsigned(low));
            var exact = dividend.divide(Amounts.big(divisor)).longValue();
            if (Wide.quotient(high, low, divisor) != exact) {
                assertThat(Wide.quotient(high, low, divisor))
                        .as("(%d x 2^64 + %s) / %d", high, Long.toUnsignedString(low), divisor)
                        .isEqualTo(exact);
            }
        }
    }

    /// Where the first guess of a digit is too large twice, and where it is more than a digit.
    @Test
    void guesses_that_are_too_large_are_mended() {
        assertThat(Wide.quotient(0x7FFF_FFFF_0000_0000L, 0, 0x7FFF_FFFF_FFFF_FFFFL))
                .isEqualTo(exact(0x7FFF_FFFF_0000_0000L, 0, 0x7FFF_FFFF_FFFF_FFFFL));
        assertThat(Wide.quotient(0x7FFF_FFFF_FFFF_FFFEL, -1, 0x7FFF_FFFF_FFFF_FFFFL))
                .isEqualTo(exact(0x7FFF_FFFF_FFFF_FFFEL, -1, 0x7FFF_FFFF_FFFF_FFFFL));
        assertThat(Wide.quotient(0x4000_0000_0000_0000L, 3, 0x4000_0000_FFFF_FFFFL))
                .isEqualTo(exact(0x4000_0000_0000_0000L, 3, 0x4000_0000_FFFF_FFFFL));
    }

    private static long exact(long high, long low, long divisor) {
        return Amounts.big(high)
                .shiftLeft(64)
                .add(unsigned(low))
                .divide(Amounts.big(divisor))
                .longValue();
    }

    private static BigInteger unsigned(long value) {
        return new BigInteger(Long.toUnsignedString(value));
    }

    private static long any(Random random) {
        long value = random.nextLong() >>> random.nextInt(1, 64);
        return random.nextInt(10) == 0 ? EDGES[random.nextInt(EDGES.length)] : value;
    }
}
