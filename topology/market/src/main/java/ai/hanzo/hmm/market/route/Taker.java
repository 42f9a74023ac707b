package ai.hanzo.hmm.market.route;

import ai.hanzo.hmm.market.book.Side;
import ai.hanzo.hmm.market.command.SelfTrade;
import ai.hanzo.hmm.market.state.RestingOrder;
import ai.hanzo.hmm.market.units.Lots;
import ai.hanzo.hmm.market.units.Micros;

import java.util.function.LongUnaryOperator;

/// An order on its way through the market: what it still wants, may pay and was charged. Without a
/// quantity of its own it wants as much as its money buys.
public final class Taker {
    private static final long AS_MUCH_AS_IT_BUYS = Long.MAX_VALUE / 2;

    private final Wish wish;
    private final boolean isBudget;
    private long wantedLots;
    private long moneyMicros;
    private boolean outOfMoney;
    private FeeMeter fees;
    private long filledMicros;
    private long notionalMicros;
    private long preventedMicros;

    /// What a taker comes with.
    ///
    /// @param boundMicros the worst price it takes, uH per SCU
    /// @param quantityMicros uSCU; 0 for as much as the money buys
    /// @param moneyMicros the most a buyer pays, fees included
    /// @param fees what it was charged before
    public record Wish(
            Side side,
            String ownerGroup,
            SelfTrade selfTrade,
            long boundMicros,
            long quantityMicros,
            long lotMicros,
            long moneyMicros,
            int feePpm,
            FeeMeter fees) {}

    public Taker(Wish wish) {
        this.wish = wish;
        this.isBudget = wish.quantityMicros() == 0;
        this.wantedLots =
                (isBudget ? AS_MUCH_AS_IT_BUYS : wish.quantityMicros()) / wish.lotMicros();
        this.moneyMicros = wish.moneyMicros();
        this.fees = wish.fees();
    }

    public Side side() {
        return wish.side();
    }

    public long boundMicros() {
        return wish.boundMicros();
    }

    public long lotMicros() {
        return wish.lotMicros();
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

    /// uSCU that it took.
    public long filledMicros() {
        return filledMicros;
    }

    /// uH that it took them for, fees aside.
    public long notionalMicros() {
        return notionalMicros;
    }

    /// What it gave up rather than trade with its own owner group: uSCU, or uH of a budget.
    public long preventedMicros() {
        return preventedMicros;
    }

    /// What it was charged, also before.
    public FeeMeter fees() {
        return fees;
    }

    /// uH that it was charged on this way.
    public long chargedMicros() {
        return fees.chargedUp() - wish.fees().chargedUp();
    }

    boolean isOfOneOwnerWith(RestingOrder maker) {
        return maker.ownerGroup().equals(wish.ownerGroup());
    }

    /// As many of the lots on offer as it can pay, given what a quantity costs; fewer than offered
    /// means that it is out of money.
    long lotsOf(long offeredLots, LongUnaryOperator costOfQuantity) {
        long lots = Math.min(offeredLots, wantedLots);
        if (side() == Side.SELL || lots == 0) return lots;
        long payable =
                Lots.largest(lots, n -> isPayable(costOfQuantity.applyAsLong(n * lotMicros())));
        if (payable < lots) outOfMoney = true;
        return payable;
    }

    /// Takes a quantity for a notional and says what that adds to its fees, uH.
    long take(long quantityMicros, long forNotionalMicros) {
        var charged = fees.plus(forNotionalMicros, wish.feePpm());
        long fee = charged.chargedUp() - fees.chargedUp();
        fees = charged;
        wantedLots -= quantityMicros / lotMicros();
        filledMicros += quantityMicros;
        notionalMicros = Micros.add(notionalMicros, forNotionalMicros);
        if (side() == Side.BUY) moneyMicros -= forNotionalMicros + fee;
        return fee;
    }

    /// Meets an order of its own: who gives up what is for the mode to say (rules, section 4).
    Match.Prevented prevent(RestingOrder maker) {
        return switch (wish.selfTrade()) {
            case EXPIRE_MAKER -> new Match.Prevented(maker, maker.openMicros(), 0);
            case EXPIRE_TAKER -> new Match.Prevented(maker, 0, giveUpAll());
            case EXPIRE_BOTH -> new Match.Prevented(maker, maker.openMicros(), giveUpAll());
            case DECREMENT -> decrement(maker);
        };
    }

    private long giveUpAll() {
        long all = isBudget ? moneyMicros : wantedLots * lotMicros();
        wantedLots = 0;
        preventedMicros = Micros.add(preventedMicros, all);
        return all;
    }

    /// Both shrink by the smaller; a budget by what that would have cost, the fee included.
    private Match.Prevented decrement(RestingOrder maker) {
        long price = maker.priceMicros();
        long lots = lotsOf(maker.openMicros() / lotMicros(), q -> Micros.notionalUp(price, q));
        long quantity = lots * lotMicros();
        wantedLots -= lots;
        long given = quantity;
        if (isBudget) {
            long notional = Micros.notionalUp(price, quantity);
            given = notional + fees.increaseUp(notional, wish.feePpm());
            moneyMicros -= given;
        }
        preventedMicros = Micros.add(preventedMicros, given);
        return new Match.Prevented(maker, quantity, given);
    }

    private boolean isPayable(long costMicros) {
        return costMicros <= moneyMicros
                && fees.increaseUp(costMicros, wish.feePpm()) <= moneyMicros - costMicros;
    }
}
