package ai.hanzo.hmm.local.demo.plan;

import static ai.hanzo.hmm.local.demo.plan.Terms.LOT_MICROS;
import static ai.hanzo.hmm.local.demo.plan.Terms.RATE_MICROS;
import static ai.hanzo.hmm.local.demo.plan.Terms.TICK_MICROS;

import ai.hanzo.hmm.local.demo.input.TraceSize;
import ai.hanzo.hmm.market.units.Micros;

/// How much of everything a trace of a given size needs. One figure governs the rest, the level:
/// what the pool sells while its price rises by a tick, which is also what the book offers per
/// tick. So both venues get about half of the flow however far the price climbs between two quotes.
///
/// @param volumeMicros standard units that the trace buys at most, uSCU
/// @param levelMicros the pool's depth and the book's per tick, uSCU
/// @param startTicks the first price
/// @param highestTicks the highest price that is reckoned with
/// @param requests orders of the trace
public record MarketPlan(
        long volumeMicros, long levelMicros, long startTicks, long highestTicks, int requests) {
    public static final int CONSUMERS = 64;
    public static final int LIQUIDITY_PROVIDERS = 2;

    /// Levels that the whole trace would climb, were the price never quoted anew.
    private static final int LEVELS = 72;

    /// Least level: some ten average requests.
    private static final long LEAST_LEVEL_MICROS = 20_000;

    /// Furthest ask above the fair price, ticks.
    static final long FURTHEST_TICKS = 40;

    /// How far from the best price at its arrival an order may trade, ppm.
    public static final int SLIPPAGE_PPM = 100_000;

    /// A plan for a trace, given its first price and the highest in its series.
    public static MarketPlan of(TraceSize size, long startTicks, long seriesHighestTicks) {
        long volume = size.tokens() + size.requests() * LOT_MICROS;
        long level =
                Math.max(
                        lots(volume / LEVELS),
                        Math.max(LEAST_LEVEL_MICROS, Terms.unitsUp(size.largestTokens())));
        return new MarketPlan(
                volume, level, startTicks, seriesHighestTicks + FURTHEST_TICKS, size.requests());
    }

    /// Units in the pool: a rise by one tick takes half a tick's share of them.
    public long poolUnitsMicros() {
        return 2 * levelMicros * startTicks;
    }

    /// HANZO in the pool, at the first price.
    public long poolFundsMicros() {
        return worthUp(poolUnitsMicros(), startTicks);
    }

    /// Units that a liquidity provider puts into the pool.
    public long poolShareMicros() {
        return lots(poolUnitsMicros() / LIQUIDITY_PROVIDERS);
    }

    /// Units that a liquidity provider keeps beside the pool, to trade the pool's price down.
    public long reserveMicros() {
        return lots(poolUnitsMicros() / 4 + volumeMicros);
    }

    /// HANZO that a liquidity provider brings: units, its part of the pool, and as much as its
    /// reserve is worth again to trade the pool's price up.
    public long liquidityDepositMicros() {
        long units = poolShareMicros() + 3 * reserveMicros();
        return 2 * worthUp(units, highestTicks) + poolFundsMicros();
    }

    /// Units that liquidity providers buy before the play.
    public long openingMicros() {
        return LIQUIDITY_PROVIDERS * (poolShareMicros() + reserveMicros());
    }

    /// Units of those that the `number`th of `providers` sells; together they sell all.
    public long openingMicros(int number, int providers) {
        long each = lots(openingMicros() / providers);
        return number > 0 ? each : openingMicros() - each * (providers - 1);
    }

    /// Standard units that each of `providers` needs: those it sells first, all of the trace, and
    /// what its quotes hold while they are replaced.
    public long unitsOf(int providers) {
        return openingMicros(0, providers) + 3 * volumeMicros + 4 * FURTHEST_TICKS * levelMicros;
    }

    /// Raw capacity that gives at least those units at a grade, with a tenth to spare, millionths.
    public long rawOf(int providers, long gradePpm) {
        return Micros.mulDivUp(unitsOf(providers), 1_100_000, gradePpm);
    }

    /// Rate at which each provider could serve the whole trace at once, twice over.
    public long providerRateMicros() {
        return Math.max(1_000, 2L * requests) * RATE_MICROS;
    }

    /// HANZO that each provider's bond holds: more than its units are worth at any price and grade.
    public long bondMicros(int providers) {
        return 2 * worthUp(unitsOf(providers), highestTicks);
    }

    /// HANZO of a consumer: its part of the trace several times over, since an order holds more
    /// than it costs.
    public long consumerDepositMicros() {
        return 8 * worthUp(volumeMicros, highestTicks) / CONSUMERS + 100 * Micros.ONE;
    }

    /// The most that a consumer with a limit pays, uH per SCU: a quarter above the highest price.
    public long limitMicros() {
        return highestTicks * 5 / 4 * TICK_MICROS;
    }

    /// The most that an order for `units` may cost, fee included: twice the highest price.
    public long maxCostMicros(long unitsMicros) {
        return 2 * worthUp(unitsMicros, highestTicks);
    }

    /// The last ask's additional size, so that the book never runs out.
    long backstopMicros() {
        return lots(volumeMicros / 4);
    }

    private static long lots(long units) {
        return units / LOT_MICROS * LOT_MICROS;
    }

    private static long worthUp(long unitsMicros, long ticks) {
        return Micros.notionalUp(Math.multiplyExact(ticks, TICK_MICROS), unitsMicros);
    }
}
