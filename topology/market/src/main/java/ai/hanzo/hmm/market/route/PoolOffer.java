package ai.hanzo.hmm.market.route;

import ai.hanzo.hmm.market.book.Side;
import ai.hanzo.hmm.market.pool.Pool;

/// What a pool offers to one taker: its reserves, and how far its guards let this taker move its
/// price (rules, section 5).
///
/// @param boundMicros the worst marginal price that may be left behind, uH per SCU
/// @param isPaused whether it trades nothing at present
public record PoolOffer(Pool pool, long boundMicros, boolean isPaused) {

    /// A pool without guards.
    public static PoolOffer unguarded(Pool pool, Side side) {
        return new PoolOffer(pool, side == Side.BUY ? Long.MAX_VALUE : 0, false);
    }

    /// Whether a guard holds a taker before its own price does.
    boolean guards(Side side, long priceMicros) {
        if (isPaused) return true;
        return side == Side.BUY ? boundMicros < priceMicros : boundMicros > priceMicros;
    }
}
