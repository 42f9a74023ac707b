package ai.hanzo.hmm.market.route;

import static ai.hanzo.hmm.market.example.Amounts.big;
import static ai.hanzo.hmm.market.example.Amounts.millionthsUp;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.market.book.Side;
import ai.hanzo.hmm.market.engine.Holds;
import ai.hanzo.hmm.market.laws.Seed;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Fees of all notionals to 20,000 under all discounts on both venues, and of orders that are
/// filled in many pieces (rules, section 6): nothing is created by rounding, and nothing lost.
class EveryFeeTest {
    private static final int MOST = 20_000;
    private static final int[] DISCOUNTS = {0, 50_000, 100_000, 200_000, 300_000};

    static Stream<FeeRates> rates() {
        return IntStream.of(DISCOUNTS).mapToObj(FeeRates::discounted);
    }

    @ParameterizedTest
    @MethodSource("rates")
    void on_the_book_the_parts_add_up_whoever_the_maker_is(FeeRates taker) {
        for (var maker : rates().toList()) {
            for (long notional = 1; notional <= MOST; notional++) {
                long fees = charge(notional, taker.takerPpm()) + charge(notional, maker.makerPpm());
                addsUp(notional, fees);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("rates")
    void on_the_pool_the_taker_alone_covers_its_share(FeeRates taker) {
        for (long notional = 1; notional <= MOST; notional++) {
            addsUp(notional, charge(notional, taker.takerPpm()));
        }
    }

    /// The last fill of an order whose fees before were rounded up pays the least.
    @ParameterizedTest
    @MethodSource("rates")
    void a_fill_after_any_other_covers_the_share_of_the_pool(FeeRates taker) {
        for (long before = 0; before < 1_000; before++) {
            var meter = FeeMeter.ZERO.plus(before, taker.takerPpm());
            for (long notional = 1; notional <= MOST; notional += 97) {
                addsUp(notional, meter.increaseUp(notional, taker.takerPpm()));
            }
        }
    }

    /// A buy takes first and makes afterwards, at its limit or better, in whole lots.
    @Test
    void an_order_in_many_pieces_never_costs_more_than_its_hold() {
        var random = Seed.random("pieces");
        for (int i = 0; i < 20_000; i++) fillInPieces(random);
    }

    private static void fillInPieces(Random random) {
        long tick = pow10(random.nextInt(7));
        long lot = 1_000_000 / tick;
        long limit = tick * (1 + random.nextInt(5_000));
        long open = lot * (1 + random.nextInt(200));
        var rates = FeeRates.discounted(DISCOUNTS[random.nextInt(DISCOUNTS.length)]);
        var meter = FeeMeter.ZERO;
        long hold = Holds.neededUp(Side.BUY, limit, open, meter, rates.takerPpm());
        long held = hold;
        long paid = 0;
        long numerator = 0;
        boolean makes = false;
        while (open > 0) {
            makes |= random.nextInt(4) == 0;
            long piece = lot * (1 + random.nextLong(Math.min(open / lot, 30)));
            long price = makes ? limit : Math.max(tick, limit - tick * random.nextInt(20));
            long notional = price * piece / 1_000_000;
            int rate = makes ? rates.makerPpm() : rates.takerPpm();
            long fee = meter.increaseUp(notional, rate);
            meter = meter.plus(notional, rate);
            numerator += notional * rate;
            paid += notional + fee;
            open -= piece;
            long needed = Holds.neededUp(Side.BUY, limit, open, meter, rates.takerPpm());
            if (needed > held - notional - fee) {
                throw new AssertionError(
                        "%d held, %d and %d paid, %d needed"
                                .formatted(held, notional, fee, needed));
            }
            held = needed;
        }
        assertThat(held).isZero();
        assertThat(paid).isLessThanOrEqualTo(hold);
        assertThat(meter.chargedUp()).isEqualTo(Math.ceilDiv(numerator, 1_000_000));
    }

    private static long charge(long notional, int ppm) {
        long fee = FeeMeter.ZERO.increaseUp(notional, ppm);
        if (big(fee).compareTo(millionthsUp(big(notional), ppm)) != 0) {
            throw new AssertionError("%d at %d: %d".formatted(notional, ppm, fee));
        }
        return fee;
    }

    private static void addsUp(long notional, long fees) {
        var split = FeeSplit.of(fees, notional);
        long pool = notional * 2_000 / 1_000_000;
        long fund = (fees - pool) / 4;
        var expected = new FeeSplit(pool, fund, fees - pool - fund);
        boolean isNegative = fund < 0 || split.treasuryMicros() < 0;
        if (isNegative || !split.equals(expected)) {
            throw new AssertionError("%d of %d: %s".formatted(fees, notional, split));
        }
    }

    private static long pow10(int exponent) {
        long power = 1;
        for (int i = 0; i < exponent; i++) power *= 10;
        return power;
    }
}
