package ai.hanzo.hmm.market.engine;

import static ai.hanzo.hmm.market.example.Amounts.HANZO;
import static ai.hanzo.hmm.market.example.Amounts.SCU;
import static ai.hanzo.hmm.market.example.Amounts.big;
import static ai.hanzo.hmm.market.example.Amounts.decimal;
import static ai.hanzo.hmm.market.example.Amounts.micros;
import static ai.hanzo.hmm.market.example.Order.buy;
import static ai.hanzo.hmm.market.example.Order.sell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import ai.hanzo.hmm.market.MarketTerms;
import ai.hanzo.hmm.market.command.MarketInput;
import ai.hanzo.hmm.market.event.MarketEvent.Allocated;
import ai.hanzo.hmm.market.event.MarketEvent.Assessed;
import ai.hanzo.hmm.market.event.MarketEvent.Settled;
import ai.hanzo.hmm.market.example.Order;
import ai.hanzo.hmm.market.example.Proof;
import ai.hanzo.hmm.market.laws.Floor;
import ai.hanzo.hmm.market.pool.Pool;
import ai.hanzo.hmm.market.quality.QualityReferences;
import ai.hanzo.hmm.market.quality.RawMetrics;
import ai.hanzo.hmm.market.route.Venue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.math.BigInteger;
import java.util.List;
import java.util.stream.Stream;

/// Whoever trades with the pool, waits for a quality to change and trades back pays for it (rules,
/// section 3). HIP-8 multiplies the pool's price by a quality instead, and can be drained.
class DrainTest {
    private static final long STEP_PPM = 10_000;
    private static final long FAST_MS = 1_000_000_000;
    private static final List<Long> OTHERS = List.of(0L, 500_000L, 1_000_000L);
    private static final MarketTerms TERMS = terms();

    /// Providers whose figures are so and so good in everything score just that.
    private static MarketTerms terms() {
        var t = Floor.TERMS;
        return new MarketTerms(
                t.market(),
                t.rawUnit(),
                t.secondsPerRaw(),
                t.rateUnit(),
                t.defaultRateMicros(),
                t.tickMicros(),
                t.lotMicros(),
                1,
                t.referencePriceMicros(),
                t.bondPpm(),
                t.gradeFloorPpm(),
                t.bucketMs(),
                t.graceMs(),
                new QualityReferences(FAST_MS, Long.MAX_VALUE, 1_000_000, 0, 1_000_000),
                t.observers());
    }

    private final Trader trader = new Trader();

    /// Units and funds of a pool, and what is traded with it.
    static Stream<Arguments> pools() {
        return Stream.of(
                arguments("1000", "1000", "0.001"),
                arguments("1000", "2000", "30"),
                arguments("10", "500000", "0.3"),
                arguments("200000", "1000", "6000"));
    }

    @ParameterizedTest
    @MethodSource("pools")
    void selling_capacity_and_buying_it_back_at_another_quality_never_gains(
            String units, String funds, String traded) {
        for (long q = 0; q <= 1_000_000; q += STEP_PPM) {
            for (long other : OTHERS) {
                trader.enter(units, funds);
                long before = trader.score(q, 1);
                long issued = trader.issue(traded);
                long got = trader.trade(sell("mallory", decimal(issued)).at("0.001").ioc());
                long after = trader.score(other, 2);
                long paid =
                        trader.trade(
                                buy("mallory", decimal(issued))
                                        .at(trader.aboveThePool())
                                        .rate("0.000001")
                                        .delivered()
                                        .ioc());

                trader.mustHaveLost(paid, got, "q " + before + " then " + after);
                trader.mustDeliver(issued);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("pools")
    void buying_capacity_and_selling_it_back_at_another_quality_never_gains(
            String units, String funds, String traded) {
        for (long q = 0; q <= 1_000_000; q += STEP_PPM) {
            for (long other : OTHERS) {
                trader.enter(units, funds);
                long before = trader.score(q, 1);
                long paid = trader.trade(buy("mallory", traded).at(trader.aboveThePool()).ioc());
                long after = trader.score(other, 2);
                long got = trader.trade(sell("mallory", traded).at("0.001").ioc());

                trader.mustHaveLost(paid, got, "q " + before + " then " + after);
                assertThat(trader.free(SCU)).isZero();
            }
        }
    }

    /// A provider of one account that trades with a pool of others.
    private static final class Trader {
        private Floor floor = Floor.open(TERMS);
        private Pool first = Pool.EMPTY;
        private long fundsBefore;
        private long shares;
        private int orders;
        private List<Allocated> allocated = List.of();

        void enter(String units, String funds) {
            floor = Floor.stocked(TERMS).fund("lp", micros(units), micros(funds));
            floor.send(new MarketInput.AddToPool("lp", "pool", micros(units), micros(funds), 1));
            floor.fund("mallory", 0, micros("10000000"));
            floor.send(new MarketInput.Bond("mallory", "bond", micros("100000")));
            floor.attest("mallory");
            first = floor.market().view().pool();
            fundsBefore = free(HANZO);
            shares = 0;
        }

        /// One bucket, in which all is so good; says what it is scored now.
        long score(long ppm, long bucket) {
            var metrics =
                    RawMetrics.of(
                            ppm == 0 ? Long.MAX_VALUE : FAST_MS * 1_000_000 / ppm,
                            ppm,
                            950_000 + 49_900 * ppm / 1_000_000,
                            ppm);
            long score = 0;
            for (var provider : List.of(Floor.PROVIDER, "mallory")) {
                var fold =
                        new MarketInput.FoldQuality(provider, bucket * 300_000, metrics, List.of());
                for (var event : floor.send(fold)) {
                    if (event instanceof Assessed now) score = now.folds().scorePpm();
                }
            }
            if (bucket == 1) assertThat(score).isBetween(ppm - 100, ppm);
            return score;
        }

        /// Brings raw capacity for whole lots of so many standard units; says how many came of it.
        long issue(String units) {
            floor.send(
                    new MarketInput.Issue(
                            "mallory", "i", 4 * micros(units), 1_000_000, Proof.keyOf("mallory")));
            long lot = TERMS.lotMicros();
            return Math.min(free(SCU), micros(units)) / lot * lot;
        }

        /// Twice its price.
        String aboveThePool() {
            long tick = TERMS.tickMicros();
            long price = floor.market().view().poolPrice().getAsLong();
            return decimal((2 * price / tick + 1) * tick);
        }

        /// Trades it all with the pool; says for how much, the fee not counted.
        long trade(Order order) {
            var pool = floor.market().view().pool();
            var placed = order.fees(2_100, 1_000).id("o" + ++orders).placed();
            var events = floor.send(placed);
            allocated =
                    events.stream()
                            .filter(Allocated.class::isInstance)
                            .map(Allocated.class::cast)
                            .toList();
            var settled =
                    events.stream()
                            .filter(Settled.class::isInstance)
                            .map(Settled.class::cast)
                            .toList();
            assertThat(settled).allMatch(s -> s.venue() == Venue.POOL).hasSize(1);
            assertThat(product(floor.market().view().pool())).isGreaterThanOrEqualTo(product(pool));
            shares += settled.getFirst().lpShareMicros();
            return settled.getFirst().notionalMicros();
        }

        /// The curve gives back no more than it got, but for the share of the trader's own fees
        /// that joined the pool meanwhile.
        void mustHaveLost(long paid, long got, String when) {
            assertThat(got).as(when).isLessThanOrEqualTo(paid + shares);
            assertThat(free(HANZO)).as(when).isLessThan(fundsBefore);
            var last = floor.market().view().pool();
            assertThat(last.unitsMicros()).as(when).isEqualTo(first.unitsMicros());
            assertThat(last.fundsMicros()).as(when).isGreaterThan(first.fundsMicros());
        }

        /// All that was bought back is redeemed, for no less raw capacity than it is worth now.
        void mustDeliver(long units) {
            long standard = 0;
            for (var event : allocated) {
                var a = event.allocation();
                standard += a.standardMicros();
                var grade = big(TERMS.gradeFloorPpm() + floor.shelf().scoreOf(a.provider()));
                var worth = big(a.standardMicros()).multiply(big(1_000_000));
                assertThat(big(a.rawMicros()).multiply(grade)).isGreaterThanOrEqualTo(worth);
                assertThat(big(a.rawMicros() - 1).multiply(grade)).isLessThan(worth);
            }
            assertThat(standard).isEqualTo(units);
        }

        long free(String asset) {
            return floor.ledger().purse("mallory", asset).free();
        }
    }

    /// The attack as the rules tell it: the pool 1000 and 1000, a price multiplied by 0.85 for who
    /// buys and by nothing for who sells.
    @Test
    void golden_taken_literally_hip8_pays_15_for_buying_100_and_selling_them_back() {
        // 15, less a micro-unit that was rounded
        assertThat(gainOfHip8(850_000, 0)).isEqualTo(micros("14.999999"));
    }

    @Test
    void golden_hip8_pays_for_every_quality_below_0_993_even_after_both_fees() {
        assertThat(gainOfHip8(993_000, 3_000)).isPositive();
        assertThat(gainOfHip8(994_000, 3_000)).isNegative();
    }

    /// What is left of buying 100 at a quality and selling them back, uH, each at a fee.
    private static long gainOfHip8(long qualityPpm, long feePpm) {
        var cost = new Pool(micros(1_000), micros(1_000), 1_001).costUp(micros(100));
        long paid = cost * qualityPpm / 1_000_000;
        var after = new Pool(micros(900), micros(1_000) + paid, 1_001);
        long got = after.proceedsDown(micros(100));
        return got - got * feePpm / 1_000_000 - paid - paid * feePpm / 1_000_000;
    }

    private static BigInteger product(Pool pool) {
        return big(pool.unitsMicros()).multiply(big(pool.fundsMicros()));
    }
}
