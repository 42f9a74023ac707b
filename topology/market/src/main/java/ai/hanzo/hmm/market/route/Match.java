package ai.hanzo.hmm.market.route;

import ai.hanzo.hmm.market.pool.Pool;
import ai.hanzo.hmm.market.state.RestingOrder;

/// One thing that happens to a taker on its way.
public sealed interface Match {

    /// It met a resting order. Fees in uH.
    record Fill(
            RestingOrder maker,
            long quantityMicros,
            long notionalMicros,
            long takerFeeMicros,
            long makerFeeMicros)
            implements Match {
        public long priceMicros() {
            return maker.priceMicros();
        }
    }

    /// It traded with the pool.
    record Swap(
            long quantityMicros, long notionalMicros, long takerFeeMicros, Pool before, Pool after)
            implements Match {}

    /// It met an order of its own owner group, and they did not trade. What each gives up instead:
    /// of the maker uSCU, of the taker uSCU, or uH where it has a budget and no quantity.
    record Prevented(RestingOrder maker, long makerMicros, long takerMicros) implements Match {}
}
