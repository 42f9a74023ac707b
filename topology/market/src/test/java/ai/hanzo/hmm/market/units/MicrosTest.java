package ai.hanzo.hmm.market.units;

import static ai.hanzo.hmm.market.example.Amounts.big;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.hanzo.hmm.market.example.Amounts;
import ai.hanzo.hmm.market.laws.Seed;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

import java.math.BigInteger;
import java.util.Random;

/// The only arithmetic that rounds, against BigInteger (rules, section 1).
class MicrosTest {
    private static final long MAX = Long.MAX_VALUE;
    private static final long[] EDGES = {
        0,
        1,
        2,
        3,
        999_999,
        1_000_000,
        1_000_001,
        1L << 31,
        (1L << 32) - 1,
        1L << 32,
        3_037_000_499L,
        3_037_000_500L,
        1L << 62,
        MAX - 1,
        MAX
    };

    @Test
    void edges_of_all_three_operands() {
        for (long a : EDGES) {
            for (long b : EDGES) {
                for (long divisor : EDGES) {
                    if (divisor > 0) compare(a, b, divisor);
                }
            }
        }
    }

    @Test
    void random_operands_of_every_size() {
        var random = Seed.random("micros");
        for (int i = 0; i < 100_000; i++) {
            compare(any(random), any(random), Math.max(1, any(random)));
        }
    }

    private static void compare(long a, long b, long divisor) {
        var product = big(a).multiply(big(b));
        var down = product.divide(big(divisor));
        var up = Amounts.divideUp(product, big(divisor));
        same(down, () -> Micros.mulDivDown(a, b, divisor));
        same(up, () -> Micros.mulDivUp(a, b, divisor));
    }

    private interface Division {
        long result();
    }

    private static void same(BigInteger exact, Division division) {
        if (exact.bitLength() <= 63)
            assertThat(division.result()).isEqualTo(exact.longValueExact());
        else overflows(division::result);
    }

    private static void overflows(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(AmountOverflow.class);
    }

    @Test
    void products_are_compared_exactly() {
        var random = Seed.random("products");
        for (int i = 0; i < 100_000; i++) {
            long a = any(random);
            long b = any(random);
            long c = random.nextBoolean() ? b : any(random);
            long d = random.nextBoolean() ? a : any(random);
            int expected = big(a).multiply(big(b)).compareTo(big(c).multiply(big(d)));
            assertThat(Integer.signum(Micros.compareProducts(a, b, c, d))).isEqualTo(expected);
        }
        assertThat(Micros.compareProducts(MAX, MAX, MAX, MAX)).isZero();
        assertThat(Micros.compareProducts(MAX, MAX, MAX, MAX - 1)).isPositive();
        assertThat(Micros.compareProducts(MAX - 1, MAX, MAX, MAX)).isNegative();
        // same high word, low words that differ in their sign bit
        assertThat(Micros.compareProducts(1L << 62, 2, 1L << 62, 1)).isPositive();
    }

    @Test
    void roots_are_the_largest_whole_ones() {
        var random = Seed.random("roots");
        for (int i = 0; i < 20_000; i++) {
            long a = any(random);
            long b = any(random);
            var root = big(Micros.sqrtOfProductDown(a, b));
            var product = big(a).multiply(big(b));
            assertThat(root.pow(2)).isLessThanOrEqualTo(product);
            assertThat(root.add(BigInteger.ONE).pow(2)).isGreaterThan(product);
        }
        assertThat(Micros.sqrtOfProductDown(MAX, MAX)).isEqualTo(MAX);
    }

    @Test
    void sums_that_do_not_fit_are_an_overflow_and_never_wrap() {
        assertThat(Micros.add(MAX, -1)).isEqualTo(MAX - 1);
        assertThat(Micros.add(-5, 3)).isEqualTo(-2);
        overflows(() -> Micros.add(MAX, 1));
        overflows(() -> Micros.add(Long.MIN_VALUE, -1));
    }

    @Test
    void the_named_ones_are_millionths() {
        assertThat(Micros.notionalUp(2_020_000, 10_000_000)).isEqualTo(20_200_000);
        assertThat(Micros.notionalUp(1, 1)).as("a millionth of a millionth").isEqualTo(1);
        assertThat(Micros.ppmDown(1_999, 500)).as("0.9995").isZero();
        assertThat(Micros.ppmUp(1_999, 500)).isEqualTo(1);
    }

    @Test
    void negative_factors_and_divisors_below_one_are_mistakes() {
        assertThatThrownBy(() -> Micros.mulDivDown(-1, 1, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("factors must be >= 0 and divisor > 0: -1 x 1 / 1");
        assertThatThrownBy(() -> Micros.mulDivUp(1, -1, 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Micros.mulDivUp(1, 1, 0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static long any(Random random) {
        long value = random.nextLong() >>> random.nextInt(1, 64);
        return random.nextInt(20) == 0 ? EDGES[random.nextInt(EDGES.length)] : value;
    }
}
