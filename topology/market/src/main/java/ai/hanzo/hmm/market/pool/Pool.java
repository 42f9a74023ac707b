package ai.hanzo.hmm.market.pool;

import ai.hanzo.hmm.market.book.Side;
import ai.hanzo.hmm.market.units.AmountOverflow;
import ai.hanzo.hmm.market.units.Lots;
import ai.hanzo.hmm.market.units.Micros;

/// A constant-product pool (rules, section 5): reserves in uSCU and uH and the shares in them. The
/// fee is outside the curve. Every swap rounds in the pool's favour, so the product of the reserves
/// never falls. A pool whose price does not fit 64 bits is an {@link AmountOverflow}.
public record Pool(long unitsMicros, long fundsMicros, long shares) {
    /// Shares of the first deposit that nobody ever owns.
    public static final long LOCKED_SHARES = 1_000;

    public static final Pool EMPTY = new Pool(0, 0, 0);

    public Pool {
        if (unitsMicros < 0 || fundsMicros < 0 || shares < 0) {
            throw new IllegalArgumentException(
                    "reserves and shares must be >= 0: "
                            + unitsMicros
                            + ", "
                            + fundsMicros
                            + ", "
                            + shares);
        }
        if (Micros.compareProducts(fundsMicros, Micros.ONE, Long.MAX_VALUE, unitsMicros) > 0
                && unitsMicros > 0) {
            throw new AmountOverflow(fundsMicros + " x 1000000 / " + unitsMicros);
        }
    }

    public boolean isEmpty() {
        return shares == 0;
    }

    /// uH per SCU at the margin, rounded **down**; 0 without units.
    public long marginalPriceDown() {
        return unitsMicros == 0 ? 0 : Micros.mulDivDown(fundsMicros, Micros.ONE, unitsMicros);
    }

    /// What buying `0 < quantity < units` costs, rounded **up**: the pool is never short.
    public long costUp(long quantityMicros) {
        if (quantityMicros <= 0 || quantityMicros >= unitsMicros) {
            throw new IllegalArgumentException(
                    "quantity must be > 0 and < " + unitsMicros + ": " + quantityMicros);
        }
        return Micros.mulDivUp(fundsMicros, quantityMicros, unitsMicros - quantityMicros);
    }

    /// What selling `quantity > 0` yields, rounded **down**: the pool never gives what it was not
    /// paid for.
    public long proceedsDown(long quantityMicros) {
        if (quantityMicros <= 0) {
            throw new IllegalArgumentException("quantity must be > 0: " + quantityMicros);
        }
        return Micros.mulDivDown(
                fundsMicros, quantityMicros, Micros.add(unitsMicros, quantityMicros));
    }

    public Pool bought(long quantityMicros, long costMicros) {
        return new Pool(unitsMicros - quantityMicros, Micros.add(fundsMicros, costMicros), shares);
    }

    public Pool sold(long quantityMicros, long proceedsMicros) {
        return new Pool(
                Micros.add(unitsMicros, quantityMicros), fundsMicros - proceedsMicros, shares);
    }

    /// The pool after its share of fees was added.
    public Pool earned(long feeMicros) {
        return new Pool(unitsMicros, Micros.add(fundsMicros, feeMicros), shares);
    }

    /// The most lots that a buy takes here before a price: the largest whole-lot dx with `(y +
    /// cost) x 1e6 < price x (x - dx)`, or `<=` where the price itself is allowed.
    public long lotsBuyable(long priceMicros, boolean inclusive, long lotMicros, long mostLots) {
        long most = Math.min(mostLots, (unitsMicros - 1) / lotMicros);
        return Lots.largest(most, lots -> buyFits(lots * lotMicros, priceMicros, inclusive));
    }

    /// The most lots that a sell brings here before a price: the largest whole-lot dx with `(y -
    /// proceeds) x 1e6 > price x (x + dx)`, or `>=` where the price itself is allowed. 0 where even
    /// that would yield nothing.
    public long lotsSellable(long priceMicros, boolean inclusive, long lotMicros, long mostLots) {
        long most = Math.min(mostLots, (Long.MAX_VALUE - unitsMicros) / lotMicros);
        long lots = Lots.largest(most, n -> sellFits(n * lotMicros, priceMicros, inclusive));
        return lots > 0 && proceedsDown(lots * lotMicros) > 0 ? lots : 0;
    }

    /// Whether somebody who buys (or sells) one lot at a price or better gets it here.
    public boolean tradesOneLot(Side side, long priceMicros, long lotMicros) {
        return side == Side.BUY
                ? lotsBuyable(priceMicros, true, lotMicros, 1) == 1
                : lotsSellable(priceMicros, true, lotMicros, 1) == 1;
    }

    /// With whole uH, `(y + cost) x 1e6 < price x left` says that the cost is at most some most,
    /// and a cost rounded up is at most that when the exact one is.
    private boolean buyFits(long quantityMicros, long priceMicros, boolean inclusive) {
        long left = unitsMicros - quantityMicros;
        if (Micros.compareProducts(fundsMicros, Micros.ONE, priceMicros, left) > 0) return false;
        if (Math.multiplyHigh(priceMicros, left) >= Micros.ONE / 2) return true;
        long bound =
                inclusive
                        ? Micros.mulDivDown(priceMicros, left, Micros.ONE)
                        : Micros.mulDivUp(priceMicros, left, Micros.ONE) - 1;
        long mostCost = bound - fundsMicros;
        return mostCost > 0
                && Micros.compareProducts(fundsMicros, quantityMicros, mostCost, left) <= 0;
    }

    private boolean sellFits(long quantityMicros, long priceMicros, boolean inclusive) {
        long after = unitsMicros + quantityMicros;
        if (Micros.compareProducts(fundsMicros, Micros.ONE, priceMicros, after) < 0) return false;
        long least =
                inclusive
                        ? Micros.mulDivUp(priceMicros, after, Micros.ONE)
                        : Micros.mulDivDown(priceMicros, after, Micros.ONE) + 1;
        long mostProceeds = fundsMicros - least;
        return mostProceeds >= 0
                && Micros.compareProducts(fundsMicros, quantityMicros, mostProceeds + 1, after) < 0;
    }
}
