package ai.hanzo.hmm.market.pool;

import static ai.hanzo.hmm.market.example.Amounts.big;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.hanzo.hmm.market.laws.Seed;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.math.BigInteger;
import java.util.Random;

/// The pool against its referees: the formulas as the rules write them, and the pair as Uniswap v2
/// writes it, of which published vectors and a recorded session are tested beside.
class PoolRefereeTest {
    private static final BigInteger ETHER = BigInteger.TEN.pow(18);
    private static final int POOLS = 100_000;

    @ParameterizedTest
    @CsvSource({
        // reserve in, reserve out, out
        " 5, 10, 1662497915624478906",
        "10,  5,  453305446940074565",
    })
    void golden_vectors_of_uniswap_v2_hold_and_one_unit_more_is_refused(
            long in, long out, BigInteger expected) {
        var pair =
                new PlainPair(
                        3,
                        ETHER.multiply(big(in)),
                        ETHER.multiply(big(out)),
                        BigInteger.ZERO,
                        BigInteger.ZERO);

        assertThat(pair.amountOut(ETHER, true)).isEqualTo(expected);
        assertThat(pair.swap(ETHER, expected, true).reserve1()).isLessThan(pair.reserve1());
        assertRefused(() -> pair.swap(ETHER, expected.add(BigInteger.ONE), true));
    }

    @Test
    void every_sale_yields_what_the_referees_say_and_one_more_would_lower_the_product() {
        var random = Seed.random("sales");
        for (int i = 0; i < POOLS; i++) {
            var pool = pool(random);
            var pair = PlainPair.of(pool);
            long sale = 1 + random.nextLong(1L << random.nextInt(1, 50));
            long proceeds = pool.proceedsDown(sale);

            assertThat(big(proceeds))
                    .isEqualTo(PlainPool.of(pool).proceedsDown(big(sale)))
                    .isEqualTo(pair.amountOut(big(sale), true));
            if (proceeds == 0) continue;
            assertThat(PlainPair.of(pool.sold(sale, proceeds)))
                    .isEqualTo(pair.swap(big(sale), big(proceeds), true));
            assertRefused(() -> pair.swap(big(sale), big(proceeds + 1), true));
        }
    }

    /// v2's router would pay one more where the exact cost is a whole number.
    @Test
    void every_purchase_costs_what_the_referees_say_and_one_less_would_lower_the_product() {
        var random = Seed.random("purchases");
        for (int i = 0; i < POOLS; i++) {
            var pool = pool(random);
            if (pool.unitsMicros() < 2) continue;
            var pair = PlainPair.of(pool);
            long quantity = 1 + random.nextLong(pool.unitsMicros() - 1);
            var cost = PlainPool.of(pool).costUp(big(quantity));
            if (pair.reserve1().add(cost).bitLength() > 40) continue;

            assertThat(big(pool.costUp(quantity))).isEqualTo(cost);
            assertThat(pair.amountIn(big(quantity), false).subtract(cost))
                    .isBetween(BigInteger.ZERO, BigInteger.ONE);
            assertThat(PlainPair.of(pool.bought(quantity, cost.longValueExact())))
                    .isEqualTo(pair.swap(cost, big(quantity), false));
            assertRefused(() -> pair.swap(cost.subtract(BigInteger.ONE), big(quantity), false));
        }
    }

    /// v2 keeps all that is paid in; the pool takes only what the shares are worth, and with one
    /// unit less of either it would have to give fewer.
    @Test
    void every_deposit_mints_what_the_referee_does_and_takes_no_unit_too_many() {
        var random = Seed.random("mints");
        for (int i = 0; i < POOLS; i++) {
            var pool = shared(random);
            var pair = PlainPair.of(pool);
            long units = 1 + random.nextLong(4 * pool.unitsMicros() + 1_000);
            long funds = 1 + random.nextLong(4 * pool.fundsMicros() + 1_000);
            var mint = Mint.of(pool, units, funds);
            if (mint.shares() == 0) {
                assertRefused(() -> pair.mint(big(units), big(funds)));
                continue;
            }
            assertThat(mint.unitsMicros()).isBetween(1L, units);
            assertThat(mint.fundsMicros()).isBetween(1L, funds);
            assertThat(big(mint.shares()))
                    .isEqualTo(pair.mint(big(units), big(funds)).first())
                    .isEqualTo(minted(pair, mint.unitsMicros(), mint.fundsMicros()))
                    .isGreaterThan(minted(pair, mint.unitsMicros() - 1, mint.fundsMicros()))
                    .isGreaterThan(minted(pair, mint.unitsMicros(), mint.fundsMicros() - 1));
            assertThat(PlainPair.of(mint.addedTo(pool)))
                    .isEqualTo(pair.mint(big(mint.unitsMicros()), big(mint.fundsMicros())).after());
        }
    }

    @Test
    void first_deposits_mint_what_the_referee_does() {
        var random = Seed.random("first mints");
        var none = PlainPair.empty(0);
        for (int i = 0; i < POOLS; i++) {
            long units = 1 + random.nextLong(1L << random.nextInt(1, 50));
            long funds = 1 + random.nextLong(1L << random.nextInt(1, 40));
            var mint = Mint.of(Pool.EMPTY, units, funds);
            if (mint.shares() <= 0) {
                assertRefused(() -> none.mint(big(units), big(funds)));
                continue;
            }
            assertThat(PlainPair.of(mint.addedTo(Pool.EMPTY)))
                    .isEqualTo(none.mint(big(units), big(funds)).after());
        }
    }

    @Test
    void every_removal_pays_what_the_referee_does() {
        var random = Seed.random("burns");
        for (int i = 0; i < POOLS; i++) {
            var pool = shared(random);
            var pair = PlainPair.of(pool);
            long shares = 1 + random.nextLong(pool.shares() - Pool.LOCKED_SHARES);
            var burn = Burn.of(pool, shares);
            if (burn.unitsMicros() == 0 || burn.fundsMicros() == 0) {
                assertRefused(() -> pair.burn(big(shares)));
                continue;
            }
            assertThat(PlainPair.of(burn.takenFrom(pool)))
                    .isEqualTo(pair.burn(big(shares)).after());
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

    private static BigInteger minted(PlainPair pair, long units, long funds) {
        try {
            return pair.mint(big(units), big(funds)).first();
        } catch (PlainPair.Reverted _) {
            return BigInteger.ZERO;
        }
    }

    private static void assertRefused(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(PlainPair.Reverted.class);
    }

    /// A pool with some number of shares.
    private static Pool shared(Random random) {
        var pool = pool(random);
        long shares = 1_001 + random.nextLong(1L << random.nextInt(1, 45));
        return new Pool(pool.unitsMicros(), pool.fundsMicros(), shares);
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
