package ai.hanzo.hmm.market.engine;

import ai.hanzo.hmm.market.book.Side;
import ai.hanzo.hmm.market.event.MarketEvent;
import ai.hanzo.hmm.market.pool.Pool;
import ai.hanzo.hmm.market.state.MarketState;
import ai.hanzo.hmm.market.units.Micros;

import java.util.HashMap;

/// The equations that are the product, checked on every command.
final class Invariants {
    private Invariants() {}

    static void sumsToZero(MarketEvent.Settled settled) {
        var sums = new HashMap<String, Long>();
        for (var leg : settled.legs()) sums.merge(leg.asset(), leg.amountMicros(), Math::addExact);
        if (!sums.values().stream().allMatch(sum -> sum == 0)) {
            throw new InvariantViolation("a settlement must sum to zero: " + settled);
        }
    }

    static void productNotLess(Pool before, Pool after) {
        int change =
                Micros.compareProducts(
                        after.unitsMicros(),
                        after.fundsMicros(),
                        before.unitsMicros(),
                        before.fundsMicros());
        if (change < 0) {
            throw new InvariantViolation(
                    "the product of the reserves must not fall: " + before + " -> " + after);
        }
    }

    static void notCrossed(MarketState state) {
        var bid = state.book().bestPrice(Side.BUY);
        var ask = state.book().bestPrice(Side.SELL);
        if (bid.isPresent() && ask.isPresent() && bid.getAsLong() >= ask.getAsLong()) {
            throw new InvariantViolation(
                    "the book must not be crossed: " + bid.getAsLong() + " >= " + ask.getAsLong());
        }
    }
}
