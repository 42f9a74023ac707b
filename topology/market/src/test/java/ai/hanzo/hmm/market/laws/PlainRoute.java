package ai.hanzo.hmm.market.laws;

import static ai.hanzo.hmm.market.example.Amounts.big;
import static ai.hanzo.hmm.market.example.Amounts.divideUp;
import static ai.hanzo.hmm.market.example.Amounts.millionthsUp;

import ai.hanzo.hmm.market.book.Side;
import ai.hanzo.hmm.market.command.SelfTrade;
import ai.hanzo.hmm.market.pool.PlainPool;
import ai.hanzo.hmm.market.state.RestingOrder;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The rules of section 6 written down as plainly as they are said, over BigInteger: what a taker
/// must meet, given both queues. It is the referee of the fast route and shares no code with it.
public final class PlainRoute {
    private static final BigInteger MILLION = big(1_000_000);

    /// One match: the maker is empty for the pool.
    public record Met(
            String maker, BigInteger quantity, BigInteger notional, BigInteger takerFee) {}

    private final Side side;
    private final String group;
    private final BigInteger bound;
    private final BigInteger lot;
    private final int feePpm;
    private final List<Met> met = new ArrayList<>();
    private BigInteger wanted;
    private BigInteger money;
    private final SelfTrade selfTrade;
    private final boolean isBudget;
    private final Guard guard;
    private BigInteger feeNumerator;
    private boolean outOfMoney;
    private PlainPool pool;

    private PlainRoute(Taking taking, PlainPool pool) {
        this.side = taking.side();
        this.group = taking.group();
        this.bound = taking.bound();
        this.lot = big(taking.lotMicros());
        this.feePpm = taking.feePpm();
        this.wanted = taking.quantity().divide(lot);
        this.money = taking.money();
        this.feeNumerator = taking.feeNumerator();
        this.selfTrade = taking.selfTrade();
        this.isBudget = taking.isBudget();
        this.guard = taking.guard();
        this.pool = pool;
    }

    public record Taking(
            Side side,
            String group,
            BigInteger bound,
            BigInteger quantity,
            BigInteger money,
            long lotMicros,
            int feePpm,
            BigInteger feeNumerator,
            SelfTrade selfTrade,
            boolean isBudget,
            Guard guard) {}

    /// The worst marginal price that the taker may leave in the pool; empty while it is paused.
    public record Guard(Optional<BigInteger> bound) {}

    public static List<Met> of(Taking taking, List<RestingOrder> queue, PlainPool pool) {
        var route = new PlainRoute(taking, pool);
        route.walk(queue);
        return route.met;
    }

    private void walk(List<RestingOrder> queue) {
        BigInteger level = BigInteger.ZERO;
        for (var maker : queue) {
            var price = big(maker.priceMicros());
            boolean tooBad =
                    side == Side.BUY ? price.compareTo(bound) > 0 : price.compareTo(bound) < 0;
            if (tooBad) break;
            if (!price.equals(level)) swap(price, false);
            level = price;
            if (isOver()) return;
            meet(maker);
            if (isOver()) return;
        }
        swap(bound, true);
    }

    private boolean isOver() {
        return wanted.signum() == 0 || outOfMoney;
    }

    private void meet(RestingOrder maker) {
        if (maker.ownerGroup().equals(group)) {
            if (selfTrade == SelfTrade.DECREMENT) decrement(maker);
            else if (selfTrade != SelfTrade.EXPIRE_MAKER) wanted = BigInteger.ZERO;
            return;
        }
        var lots = affordable(wanted.min(big(maker.openMicros()).divide(lot)), maker);
        if (lots.signum() == 0) return;
        take(maker.account(), lots, cost(maker, lots));
    }

    /// Both shrink by the smaller; a budget by what that would have cost.
    private void decrement(RestingOrder maker) {
        var quantity = affordable(wanted.min(big(maker.openMicros()).divide(lot)), maker);
        wanted = wanted.subtract(quantity.divide(lot));
        if (!isBudget) return;
        var notional = cost(maker, quantity);
        var fee = charged(notional).subtract(charged(BigInteger.ZERO));
        money = money.subtract(notional).subtract(fee);
    }

    private static BigInteger cost(RestingOrder maker, BigInteger quantity) {
        return millionthsUp(quantity, maker.priceMicros());
    }

    private BigInteger affordable(BigInteger most, RestingOrder maker) {
        if (side == Side.SELL) return most.multiply(lot);
        var lots = largest(most, n -> fits(cost(maker, n.multiply(lot))));
        outOfMoney = lots.compareTo(most) < 0;
        return lots.multiply(lot);
    }

    private void swap(BigInteger price, boolean inclusive) {
        if (pool.isEmpty() || isOver() || guard.bound().isEmpty()) return;
        var bounded = guard.bound().get();
        boolean guarded =
                side == Side.BUY ? bounded.compareTo(price) < 0 : bounded.compareTo(price) > 0;
        trade(guarded ? bounded : price, guarded || inclusive);
    }

    private void trade(BigInteger price, boolean inclusive) {
        var offered = side == Side.BUY ? wanted.min(pool.units().divide(lot)) : wanted;
        var most =
                largest(
                        offered,
                        n ->
                                side == Side.BUY
                                        ? pool.buysWithin(n.multiply(lot), price, inclusive)
                                        : pool.sellsWithin(n.multiply(lot), price, inclusive));
        if (side == Side.BUY) {
            var lots = largest(most, n -> fits(pool.costUp(n.multiply(lot))));
            outOfMoney = lots.compareTo(most) < 0;
            if (lots.signum() == 0) return;
            var quantity = lots.multiply(lot);
            var cost = pool.costUp(quantity);
            take("", quantity, cost);
            pool = new PlainPool(pool.units().subtract(quantity), pool.funds().add(cost));
        } else if (most.signum() > 0) {
            var quantity = most.multiply(lot);
            var proceeds = pool.proceedsDown(quantity);
            if (proceeds.signum() == 0) return;
            take("", quantity, proceeds);
            pool = new PlainPool(pool.units().add(quantity), pool.funds().subtract(proceeds));
        }
    }

    private void take(String maker, BigInteger quantity, BigInteger notional) {
        var before = charged(BigInteger.ZERO);
        var fee = charged(notional).subtract(before);
        feeNumerator = feeNumerator.add(notional.multiply(big(feePpm)));
        wanted = wanted.subtract(quantity.divide(lot));
        if (side == Side.BUY) money = money.subtract(notional).subtract(fee);
        met.add(new Met(maker, quantity, notional, fee));
    }

    private boolean fits(BigInteger notional) {
        var fee = charged(notional).subtract(charged(BigInteger.ZERO));
        return notional.add(fee).compareTo(money) <= 0;
    }

    private BigInteger charged(BigInteger more) {
        return divideUp(feeNumerator.add(more.multiply(big(feePpm))), MILLION);
    }

    private interface Fits {
        boolean test(BigInteger lots);
    }

    private static BigInteger largest(BigInteger most, Fits fits) {
        var low = BigInteger.ZERO;
        var high = most;
        while (low.compareTo(high) < 0) {
            var middle = low.add(high).add(BigInteger.ONE).shiftRight(1);
            if (fits.test(middle)) low = middle;
            else high = middle.subtract(BigInteger.ONE);
        }
        return low;
    }
}
