package ai.hanzo.hmm.market.route;

import ai.hanzo.hmm.market.pool.Pool;

/// One part of a taker's way: a price level of the book, or a swap in the pool with its reserves
/// before and after. The fee is the taker's.
public sealed interface RouteSlice {
    long quantityMicros();

    long notionalMicros();

    long feeMicros();

    record Level(long priceMicros, long quantityMicros, long notionalMicros, long feeMicros)
            implements RouteSlice {}

    record Swap(long quantityMicros, long notionalMicros, long feeMicros, Pool before, Pool after)
            implements RouteSlice {}
}
