package ai.hanzo.hmm.market.pool;

import static ai.hanzo.hmm.market.example.Amounts.big;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.market.laws.Seed;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.math.BigInteger;
import java.util.Random;

/// The pool against its referee, and the referee against what Uniswap v2 publishes.
class PoolRefereeTest {
    private static final BigInteger ETHER = BigInteger.TEN.pow(18);

    @ParameterizedTest
    @CsvSource({
        // paid, reserve in, reserve out, out
        " 1,  5, 10, 1662497915624478906",
        " 1, 10,  5,  453305446940074565",
    })
    void golden_vectors_of_uniswap_v2_hold_and_one_unit_more_is_refused(
            long paid, long in, long out, BigInteger expected) {
        var pays = ETHER.multiply(big(paid));
        var reserveIn = ETHER.multiply(big(in));
        var reserveOut = ETHER.multiply(big(out));

        assertThat(PlainPool.outOfV2(pays, reserveIn, reserveOut)).isEqualTo(expected);
        assertThat(PlainPool.isAllowedByV2(pays, expected, reserveIn, reserveOut)).isTrue();
        var more = expected.add(BigInteger.ONE);
        assertThat(PlainPool.isAllowedByV2(pays, more, reserveIn, reserveOut)).isFalse();
    }

    /// Without its fee v2's curve is ours: 997 / 1000 of a sale, sold here, yields the same.
    @Test
    void the_curve_is_that_of_uniswap_v2() {
        var random = Seed.random("v2");
        for (int i = 0; i < 20_000; i++) {
            var pool = pool(random);
            var referee = PlainPool.of(pool);
            long paid = 1_000L * (1 + random.nextLong(1L << random.nextInt(1, 40)));
            long afterFee = paid / 1_000 * 997;

            assertThat(big(pool.proceedsDown(afterFee)))
                    .isEqualTo(PlainPool.outOfV2(big(paid), referee.units(), referee.funds()));
        }
    }

    @Test
    void every_swap_is_the_referees_and_never_lowers_the_product() {
        var random = Seed.random("swaps");
        for (int i = 0; i < 50_000; i++) {
            var pool = pool(random);
            var referee = PlainPool.of(pool);
            long sale = 1 + random.nextLong(1L << random.nextInt(1, 50));
            long proceeds = pool.proceedsDown(sale);
            assertThat(big(proceeds)).isEqualTo(referee.proceedsDown(big(sale)));
            assertThat(product(pool.sold(sale, proceeds))).isGreaterThanOrEqualTo(product(pool));
            if (proceeds > 0) {
                var oneMore =
                        new Pool(pool.unitsMicros() + sale, pool.fundsMicros() - proceeds - 1, 1);
                assertThat(product(oneMore)).isLessThan(product(pool));
            }
            if (pool.unitsMicros() < 2) continue;
            long quantity = 1 + random.nextLong(pool.unitsMicros() - 1);
            var cost = referee.costUp(big(quantity));
            if (referee.funds().add(cost).bitLength() > 40) continue;
            assertThat(big(pool.costUp(quantity))).isEqualTo(cost);
            long paid = cost.longValueExact();
            assertThat(product(pool.bought(quantity, paid))).isGreaterThanOrEqualTo(product(pool));
            assertThat(product(pool.bought(quantity, paid - 1))).isLessThan(product(pool));
        }
    }

    /// Every number of lots is tried, up to the first that does not fit; after it none does.
    @Test
    void lots_buyable_are_those_that_trying_all_finds() {
        var random = Seed.random("buyable");
        for (int i = 0; i < 4_000; i++) {
            var pool = small(random);
            var referee = PlainPool.of(pool);
            long lot = 1 + random.nextInt(50);
            long most = random.nextInt(80);
            long price = near(pool, random);
            boolean inclusive = random.nextBoolean();
            long expected = 0;
            boolean ended = false;
            for (long n = 1; n <= most; n++) {
                boolean fits = referee.buysWithin(big(n * lot), big(price), inclusive);
                assertThat(fits && ended).as("monotone: %s at %d", pool, price).isFalse();
                if (fits) expected = n;
                else ended = true;
            }

            assertThat(pool.lotsBuyable(price, inclusive, lot, most))
                    .as("%s, lots of %d up to %d, inclusive %s", pool, lot, price, inclusive)
                    .isEqualTo(expected);
        }
    }

    @Test
    void lots_sellable_are_those_that_trying_all_finds() {
        var random = Seed.random("sellable");
        for (int i = 0; i < 4_000; i++) {
            var pool = small(random);
            var referee = PlainPool.of(pool);
            long lot = 1 + random.nextInt(50);
            long most = random.nextInt(80);
            long price = near(pool, random);
            boolean inclusive = random.nextBoolean();
            long expected = 0;
            boolean ended = false;
            for (long n = 1; n <= most; n++) {
                boolean fits = referee.sellsWithin(big(n * lot), big(price), inclusive);
                assertThat(fits && ended).as("monotone: %s at %d", pool, price).isFalse();
                if (fits) expected = n;
                else ended = true;
            }
            if (expected > 0 && referee.proceedsDown(big(expected * lot)).signum() == 0) {
                expected = 0;
            }

            assertThat(pool.lotsSellable(price, inclusive, lot, most))
                    .as("%s, lots of %d down to %d, inclusive %s", pool, lot, price, inclusive)
                    .isEqualTo(expected);
        }
    }

    /// With large reserves: what is taken fits, and one lot more does not.
    @Test
    void one_lot_more_than_the_most_never_fits() {
        var random = Seed.random("large");
        for (int i = 0; i < 20_000; i++) {
            var pool = pool(random);
            var referee = PlainPool.of(pool);
            long lot = 1L << random.nextInt(20);
            long price = near(pool, random);
            long buy = pool.lotsBuyable(price, false, lot, Long.MAX_VALUE / lot);
            if (buy > 0) {
                assertThat(referee.buysWithin(big(buy * lot), big(price), false)).isTrue();
            }
            assertThat(referee.buysWithin(big((buy + 1) * lot), big(price), false)).isFalse();
            long sell = pool.lotsSellable(price, true, lot, 1L << 40);
            if (sell > 0) {
                assertThat(referee.sellsWithin(big(sell * lot), big(price), true)).isTrue();
                assertThat(referee.sellsWithin(big((sell + 1) * lot), big(price), true))
                        .isEqualTo(sell == 1L << 40);
            }
        }
    }

    @Test
    void the_middle_of_the_curve_is_exact_at_the_price_itself() {
        // 8 and 18: after buying 2 the pool has 6 and 24, a price of exactly 4
        var pool = new Pool(8, 18, 12);

        assertThat(pool.lotsBuyable(4_000_000, true, 1, 8)).isEqualTo(2);
        assertThat(pool.lotsBuyable(4_000_000, false, 1, 8)).isEqualTo(1);
        assertThat(pool.lotsBuyable(4_000_001, false, 1, 8)).isEqualTo(2);
        // after selling 4 it has 12 and 12
        assertThat(pool.lotsSellable(1_000_000, true, 1, 9)).isEqualTo(4);
        assertThat(pool.lotsSellable(1_000_000, false, 1, 9)).isEqualTo(3);
        assertThat(pool.lotsSellable(999_999, false, 1, 9)).isEqualTo(4);
    }

    @Test
    void an_empty_pool_has_nothing() {
        assertThat(Pool.EMPTY.lotsBuyable(Long.MAX_VALUE, true, 1, 5)).isZero();
    }

    private static BigInteger product(Pool pool) {
        return big(pool.unitsMicros()).multiply(big(pool.fundsMicros()));
    }

    private static Pool pool(Random random) {
        long units = 1 + random.nextLong(1L << random.nextInt(1, 50));
        long funds = 1 + random.nextLong(1L << random.nextInt(1, 40));
        return new Pool(units, funds, 1_001);
    }

    private static Pool small(Random random) {
        return new Pool(1 + random.nextInt(3_000), 1 + random.nextInt(5_000), 1_001);
    }

    /// A price from half to twice the pool's.
    private static long near(Pool pool, Random random) {
        return Math.max(
                1,
                pool.marginalPriceDown() / 2
                        + random.nextLong(pool.marginalPriceDown() * 3 / 2 + 2));
    }
}
