package ai.hanzo.hmm.local.demo.plan;

import ai.hanzo.hmm.wire.OrderSide;

/// A limit order that a market maker wants to have in the market.
///
/// @param account whose
/// @param side BUY or SELL
/// @param priceMicros limit, uH per SCU
/// @param quantityMicros uSCU
/// @param rests whether what does not trade at once rests, or is cancelled
public record Quote(
        String account, OrderSide side, long priceMicros, long quantityMicros, boolean rests) {
    public Quote {
        if (priceMicros <= 0 || priceMicros % Terms.TICK_MICROS != 0) {
            throw new IllegalArgumentException("price must be on a tick > 0: " + priceMicros);
        }
        if (quantityMicros <= 0 || quantityMicros % Terms.LOT_MICROS != 0) {
            throw new IllegalArgumentException("quantity must be lots > 0: " + quantityMicros);
        }
    }

    /// Whether the other stands on the same side at the same price.
    boolean sharesLevel(Quote other) {
        return side == other.side && priceMicros == other.priceMicros;
    }
}
