package ai.hanzo.hmm.jmh;

import ai.hanzo.hmm.market.book.Side;

/// One command of a flow, as every contender is told it. Price in uH per lot of one unit, quantity
/// in lots; a `LOWER` takes `lots` off what is open, which makes `toLots` of the whole, and keeps
/// the order's place.
record Step(Kind kind, long id, Side side, long priceMicros, long lots, long toLots) {

    enum Kind {
        PLACE,
        TAKE,
        CANCEL,
        LOWER
    }

    /// An order that rests where it does not meet another.
    static Step place(long id, Side side, long priceMicros, long lots) {
        return new Step(Kind.PLACE, id, side, priceMicros, lots, lots);
    }

    /// An order for this one moment.
    static Step take(long id, Side side, long priceMicros, long lots) {
        return new Step(Kind.TAKE, id, side, priceMicros, lots, lots);
    }

    Step cancelled() {
        return new Step(Kind.CANCEL, id, side, priceMicros, lots, 0);
    }

    Step lowered(long byLots) {
        return new Step(Kind.LOWER, id, side, priceMicros, byLots, lots - byLots);
    }
}
