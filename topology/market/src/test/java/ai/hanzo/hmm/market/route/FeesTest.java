package ai.hanzo.hmm.market.route;

import static ai.hanzo.hmm.market.example.Amounts.big;
import static ai.hanzo.hmm.market.example.Amounts.millionthsDown;
import static ai.hanzo.hmm.market.example.Amounts.millionthsUp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.hanzo.hmm.market.laws.Seed;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigInteger;

/// What a match costs and where it goes (rules, section 6).
class FeesTest {
    @ParameterizedTest
    @CsvSource({
        // notional , taker, maker, taker fee, maker fee, pool, fund, treasury
        "    1000000, 3000, 1000,   3000,   1000,   2000,   500,   1500",
        "    1000000, 3000,    0,   3000,      0,   2000,   250,    750",
        "    1000000, 2100,    0,   2100,      0,   2000,    25,     75",
        "    1000000, 2100,  700,   2100,    700,   2000,   200,    600",
        "     333333, 3000, 1000,   1000,    334,    666,   167,    501",
        "  123456789, 3000, 1000, 370371, 123457, 246913, 61728, 185187",
        "          1, 3000, 1000,      1,      1,      0,     0,      2",
        "          1, 3000,    0,      1,      0,      0,     0,      1",
        "        499, 3000,    0,      2,      0,      0,     0,      2",
        "        500, 3000,    0,      2,      0,      1,     0,      1",
    })
    void golden(
            long notional,
            int takerPpm,
            int makerPpm,
            long takerFee,
            long makerFee,
            long pool,
            long fund,
            long treasury) {
        assertThat(FeeMeter.ZERO.increaseUp(notional, takerPpm)).isEqualTo(takerFee);
        assertThat(FeeMeter.ZERO.increaseUp(notional, makerPpm)).isEqualTo(makerFee);
        assertThat(FeeSplit.of(takerFee + makerFee, notional))
                .isEqualTo(new FeeSplit(pool, fund, treasury));
    }

    @ParameterizedTest
    @ValueSource(ints = {3_000, 2_100})
    void for_every_notional_up_to_20_000_the_parts_add_up_and_none_is_negative(int takerPpm) {
        for (long notional = 1; notional <= 20_000; notional++) {
            long taker = FeeMeter.ZERO.increaseUp(notional, takerPpm);
            assertThat(taker).isEqualTo(up(notional, takerPpm));
            for (int makerPpm : new int[] {0, 700, 1_000}) {
                long collected = taker + FeeMeter.ZERO.increaseUp(notional, makerPpm);
                var split = FeeSplit.of(collected, notional);
                long pool = millionthsDown(big(notional), 2_000).longValueExact();
                if (split.lpShareMicros() != pool
                        || split.qualityFundMicros() < 0
                        || split.treasuryMicros() < split.qualityFundMicros()
                        || split.lpShareMicros()
                                        + split.qualityFundMicros()
                                        + split.treasuryMicros()
                                != collected) {
                    throw new AssertionError(notional + " at " + makerPpm + ": " + split);
                }
            }
        }
    }

    /// Fills of one order: a part of the fees may be rounded away before, but never below the
    /// share.
    @Test
    void every_fill_of_a_running_order_covers_the_share_of_the_pool() {
        for (int before = 0; before < 1_000; before++) {
            var meter = FeeMeter.ZERO.plus(before, 2_100);
            for (long notional = 1; notional <= 2_000; notional += 7) {
                long fee = meter.increaseUp(notional, 2_100);
                if (fee < notional * 2_000 / 1_000_000) {
                    throw new AssertionError("%d after %d: %d".formatted(notional, before, fee));
                }
            }
        }
    }

    @Test
    void many_small_fills_never_cost_more_than_one_large_one_and_never_less() {
        var random = Seed.random("meter");
        int[] rates = {3_000, 2_100, 1_000};
        for (int i = 0; i < 3_000; i++) {
            int rate = rates[i % rates.length];
            var meter = FeeMeter.ZERO;
            long paid = 0;
            long notional = 0;
            for (int piece = 0; piece < 30; piece++) {
                long part = 1 + random.nextLong(1L << random.nextInt(1, 40));
                paid += meter.increaseUp(part, rate);
                meter = meter.plus(part, rate);
                notional += part;
            }
            assertThat(paid).isEqualTo(meter.chargedUp()).isEqualTo(up(notional, rate));
        }
    }

    @Test
    void twenty_thousand_fills_of_one_are_one_of_twenty_thousand() {
        for (int rate : new int[] {3_000, 2_100, 1_000}) {
            var meter = FeeMeter.ZERO;
            for (int n = 1; n <= 20_000; n++) {
                meter = meter.plus(1, rate);
                if (meter.chargedUp() != up(n, rate)) throw new AssertionError(n + ": " + meter);
            }
        }
    }

    /// First as taker, then as maker: one numerator of both rates.
    @Test
    void a_meter_may_change_its_rate() {
        var meter = FeeMeter.ZERO.plus(333_333, 3_000).plus(333_333, 1_000);

        assertThat(meter.chargedUp()).as("999.999 + 333.333").isEqualTo(1_334);
    }

    @Test
    void amounts_near_64_bits_are_exact() {
        long notional = 9_000_000_000_000_000_000L;
        var exact = millionthsUp(big(notional), 3_000);

        assertThat(big(FeeMeter.ZERO.increaseUp(notional, 3_000))).isEqualTo(exact);
        assertThat(exact).isEqualTo(new BigInteger("27000000000000000"));
    }

    @Test
    void what_the_pool_may_not_have_the_treasury_gets() {
        var split = FeeSplit.of(4_000, 1_000_000);

        assertThat(split.withPoolShareAtMost(1_999)).isEqualTo(new FeeSplit(1_999, 500, 1_501));
        assertThat(split.withPoolShareAtMost(0)).isEqualTo(new FeeSplit(0, 500, 3_500));
        assertThat(split.withPoolShareAtMost(2_001)).isEqualTo(split);
    }

    @Test
    void fees_below_the_share_of_the_pool_are_a_mistake() {
        assertThat(FeeSplit.of(2_000, 1_000_000)).isEqualTo(new FeeSplit(2_000, 0, 0));
        assertThatThrownBy(() -> FeeSplit.of(1_999, 1_000_000))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("fees must cover the pool's share: 1999 < 2000");
    }

    private static long up(long notional, int ppm) {
        return millionthsUp(big(notional), ppm).longValueExact();
    }
}
