package ai.hanzo.hmm.market.engine;

import ai.hanzo.hmm.market.book.Side;
import ai.hanzo.hmm.market.event.MarketEvent;
import ai.hanzo.hmm.market.pool.Pool;
import ai.hanzo.hmm.market.state.MarketState;
import ai.hanzo.hmm.market.units.Micros;

import java.util.List;

/// The equations that are the product, checked on every command.
final class Invariants {
    private Invariants() {}

    static void sumsToZero(MarketEvent.Settled settled) {
        var legs = settled.legs();
        for (int first = 0; first < legs.size(); first++) {
            var asset = legs.get(first).asset();
            if (isAmong(legs, first, asset)) continue;
            long sum = 0;
            for (int leg = first; leg < legs.size(); leg++) {
                if (!legs.get(leg).asset().equals(asset)) continue;
                sum = Math.addExact(sum, legs.get(leg).amountMicros());
            }
            if (sum != 0) {
                throw new InvariantViolation("a settlement must sum to zero: " + settled);
            }
        }
    }

    private static boolean isAmong(List<MarketEvent.Leg> legs, int end, String asset) {
        for (int leg = 0; leg < end; leg++) {
            if (legs.get(leg).asset().equals(asset)) return true;
        }
        return false;
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
