package ai.hanzo.hmm.market.engine;

import ai.hanzo.hmm.market.book.Side;
import ai.hanzo.hmm.market.route.FeeMeter;
import ai.hanzo.hmm.market.units.Micros;

/// What must be held for an order (rules, section 4): a buy holds its notional at the limit and the
/// fee on it at the taker's rate, a sale its units. What is held at the start always covers what
/// the fills cost, however they are cut, because prices only get better and the fee is a running
/// sum.
public final class Holds {
    private Holds() {}

    /// uH for a buy, uSCU for a sale, of what is open; `fees` is what was charged before.
    public static long neededUp(
            Side side, long priceMicros, long openMicros, FeeMeter fees, int takerFeePpm) {
        if (side == Side.SELL) return openMicros;
        long notional = Micros.notionalUp(priceMicros, openMicros);
        return Micros.add(notional, fees.increaseUp(notional, takerFeePpm));
    }
}
