package ai.hanzo.hmm.market.engine;

import ai.hanzo.hmm.market.book.Side;
import ai.hanzo.hmm.market.pool.Pool;
import ai.hanzo.hmm.market.price.Window;
import ai.hanzo.hmm.market.route.PoolOffer;
import ai.hanzo.hmm.market.route.Route;
import ai.hanzo.hmm.market.state.MarketState;
import ai.hanzo.hmm.market.units.AmountOverflow;
import ai.hanzo.hmm.market.units.Micros;

import java.math.BigInteger;

/// How far the pool's price may be moved (rules, section 5): by one command at most 10%, which is
/// less than 5% of a reserve and so well within the 30% that a command may take; by one owner group
/// at most 20% in 60 s, what it moved back taken off. A guard bounds the price that a command may
/// leave behind, as the order's own limit does. A pool whose price is more than 20% from its
/// 5-minute mean after a command that moved it trades nothing for 60 s.
final class PoolGuard {
    static final long COMMAND_PPM = 100_000;
    static final long GROUP_PPM = 200_000;
    static final long MEAN_PPM = 200_000;
    static final long PAUSE_MS = 60_000;

    private static final BigInteger MILLION = BigInteger.valueOf(Micros.ONE);

    private final MarketState state;
    private final Prices prices;

    PoolGuard(MarketState state) {
        this.state = state;
        this.prices = new Prices(state);
    }

    /// What the pool offers to an owner group that buys or sells now.
    PoolOffer offer(Side side, String ownerGroup) {
        var pool = state.pool();
        if (pool.isEmpty()) return PoolOffer.unguarded(pool, side);
        var moves = state.memberOf(ownerGroup).moves();
        long moved = moves.netPpm(side, state.totals().timeMs());
        long left = Math.max(0, Math.min(COMMAND_PPM, GROUP_PPM - moved));
        return new PoolOffer(pool, bound(pool, side, left), state.isPoolPaused());
    }

    /// Remembers how far a route has moved the pool's price, and pauses a pool that was moved too
    /// far from its mean.
    void moved(Side side, String ownerGroup, Route route) {
        if (route.pool() == route.poolBefore()) return;
        long ppm = movedUp(route.poolBefore(), route.pool());
        var mover = state.memberOf(ownerGroup);
        long now = state.totals().timeMs();
        state.member(mover.withMoves(mover.moves().plus(side, ppm, now)));
        if (isFarFromMean()) state.pausePool(now + PAUSE_MS);
    }

    private boolean isFarFromMean() {
        var mean = prices.mean(Window.FIVE_MINUTES);
        if (mean.isEmpty()) return false;
        long away = Math.abs(state.pool().marginalPriceDown() - mean.getAsLong());
        return Micros.compareProducts(away, Micros.ONE, mean.getAsLong(), MEAN_PPM) > 0;
    }

    /// The marginal price so far away, uH per SCU: rounded **down** for a buyer, **up** for a
    /// seller.
    private static long bound(Pool pool, Side side, long ppm) {
        long funds = pool.fundsMicros();
        long units = pool.unitsMicros();
        if (side == Side.SELL) return Micros.mulDivUp(funds, Micros.ONE - ppm, units);
        try {
            return Micros.mulDivDown(funds, Micros.ONE + ppm, units);
        } catch (AmountOverflow _) {
            return Long.MAX_VALUE;
        }
    }

    /// How far the marginal price moved, ppm of what it was, rounded **up**.
    private static long movedUp(Pool before, Pool after) {
        var was = product(before.fundsMicros(), after.unitsMicros());
        var is = product(after.fundsMicros(), before.unitsMicros());
        var parts = is.subtract(was).abs().multiply(MILLION).divideAndRemainder(was);
        long whole = parts[0].longValueExact();
        return parts[1].signum() == 0 ? whole : whole + 1;
    }

    private static BigInteger product(long a, long b) {
        return BigInteger.valueOf(a).multiply(BigInteger.valueOf(b));
    }
}
