package ai.hanzo.hmm.market.units;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.hanzo.hmm.market.laws.Seed;

import org.junit.jupiter.api.Test;

import java.math.BigInteger;

class SumTest {
    private static final long MOST = Long.MAX_VALUE;

    @Test
    void holds_the_highest_price_over_more_than_a_lifetime_of_seconds() {
        var sum = Sum.ZERO.plusProduct(MOST, 1L << 40).plusProduct(MOST, 1L << 40);

        assertThat(sum.dividedDown(1L << 41)).isEqualTo(MOST);
        assertThat(sum.minus(Sum.ZERO.plusProduct(MOST, 1L << 40)).dividedDown(1L << 40))
                .isEqualTo(MOST);
        assertThatThrownBy(() -> sum.dividedDown(1_000))
                .isInstanceOf(AmountOverflow.class)
                .hasMessageEndingWith(" / 1000");
    }

    @Test
    void what_does_not_fit_is_the_most() {
        assertThat(Sum.ZERO.plus(MOST).orMost()).isEqualTo(MOST);
        assertThat(Sum.ZERO.plus(MOST).plus(1).orMost()).isEqualTo(MOST);
        assertThat(Sum.ZERO.plus(MOST).plus(MOST).plus(2).orMost()).isEqualTo(MOST);
        assertThat(Sum.ZERO.plus(5).plus(6).orMost()).isEqualTo(11);
    }

    @Test
    void reckons_as_big_integers_do() {
        var random = Seed.random("sum");
        var sum = Sum.ZERO;
        var plain = BigInteger.ZERO;
        for (int i = 0; i < 10_000; i++) {
            long a = random.nextLong() >>> 1 + random.nextInt(63);
            long b = random.nextLong() >>> 24 + random.nextInt(40);
            var before = sum;
            sum = sum.plusProduct(a, b);
            plain = plain.add(BigInteger.valueOf(a).multiply(BigInteger.valueOf(b)));
            assertThat(big(sum)).isEqualTo(plain);
            assertThat(big(sum.minus(before)))
                    .isEqualTo(BigInteger.valueOf(a).multiply(BigInteger.valueOf(b)));
            if (b > 0) assertThat(sum.minus(before).dividedDown(b)).isEqualTo(a);
        }
    }

    private static BigInteger big(Sum sum) {
        return BigInteger.valueOf(sum.high())
                .shiftLeft(64)
                .add(new BigInteger(Long.toUnsignedString(sum.low())));
    }
}
