package ai.hanzo.hmm.market.route;

import ai.hanzo.hmm.market.book.Side;
import ai.hanzo.hmm.market.units.Lots;
import ai.hanzo.hmm.market.units.Micros;

import java.util.function.LongUnaryOperator;

/// An order on its way through the market: what it still wants, may pay and was charged. Without a
/// quantity of its own it wants as much as its money buys.
public final class Taker {
    private final Side side;
    private final String ownerGroup;
    private final long boundMicros;
    private final long lotMicros;
    private final int feePpm;
    private long wantedLots;
    private long moneyMicros;
    private boolean outOfMoney;
    private FeeMeter fees = FeeMeter.ZERO;
    private long filledMicros;
    private long notionalMicros;

    /// `boundMicros` is the worst price it takes, uH per SCU; `moneyMicros` the most a buyer pays,
    /// fees included.
    public Taker(
            Side side,
            String ownerGroup,
            long boundMicros,
            long quantityMicros,
            long lotMicros,
            long moneyMicros,
            int feePpm) {
        this.side = side;
        this.ownerGroup = ownerGroup;
        this.boundMicros = boundMicros;
        this.lotMicros = lotMicros;
        this.wantedLots = quantityMicros / lotMicros;
        this.moneyMicros = moneyMicros;
        this.feePpm = feePpm;
    }

    public Side side() {
        return side;
    }

    public String ownerGroup() {
        return ownerGroup;
    }

    public long boundMicros() {
        return boundMicros;
    }

    public long lotMicros() {
        return lotMicros;
    }

    public boolean wantsMore() {
        return wantedLots > 0 && !outOfMoney;
    }

    public long wantedLots() {
        return wantedLots;
    }

    /// Whether it ended because the next lot would have cost more than it has.
    public boolean isOutOfMoney() {
        return outOfMoney;
    }

    public long filledMicros() {
        return filledMicros;
    }

    public long notionalMicros() {
        return notionalMicros;
    }

    public FeeMeter fees() {
        return fees;
    }

    /// As many of the lots on offer as it can pay, given what a quantity costs; fewer than offered
    /// means that it is out of money.
    long lotsOf(long offeredLots, LongUnaryOperator costOfQuantity) {
        long lots = Math.min(offeredLots, wantedLots);
        if (side == Side.SELL || lots == 0) return lots;
        long payable =
                Lots.largest(lots, n -> isPayable(costOfQuantity.applyAsLong(n * lotMicros)));
        if (payable < lots) outOfMoney = true;
        return payable;
    }

    /// Takes a quantity for a notional and says what that adds to its fees, uH.
    long take(long quantityMicros, long forNotionalMicros) {
        var charged = fees.plus(forNotionalMicros, feePpm);
        long fee = charged.chargedUp() - fees.chargedUp();
        fees = charged;
        wantedLots -= quantityMicros / lotMicros;
        filledMicros += quantityMicros;
        notionalMicros = Micros.add(notionalMicros, forNotionalMicros);
        if (side == Side.BUY) moneyMicros -= forNotionalMicros + fee;
        return fee;
    }

    private boolean isPayable(long costMicros) {
        return costMicros <= moneyMicros
                && fees.increaseUp(costMicros, feePpm) <= moneyMicros - costMicros;
    }
}
