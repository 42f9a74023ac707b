package ai.hanzo.hmm.market.laws;

import static ai.hanzo.hmm.market.example.Amounts.big;
import static ai.hanzo.hmm.market.example.Amounts.divideUp;
import static ai.hanzo.hmm.market.laws.Law.must;

import ai.hanzo.hmm.market.book.Side;
import ai.hanzo.hmm.market.command.SelfTrade;
import ai.hanzo.hmm.market.laws.PlainRoute.Taking;
import ai.hanzo.hmm.market.pool.PlainPool;
import ai.hanzo.hmm.market.route.RouteSlice;
import ai.hanzo.hmm.market.state.RestingOrder;

import java.math.BigInteger;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Proves a published route (rules, section 6) from its slices and the book before it, without
/// looking for a better one: at each slice the conditions held, and with one lot more they would
/// not have, be it for the price, for the size or for the money. So the route is optimal to within
/// a lot a level.
public final class RouteProof {
    private static final BigInteger MILLION = big(1_000_000);

    private final Taking taking;
    private final Iterator<RouteSlice> slices;
    private final BigInteger lot;
    private RouteSlice next;
    private PlainPool pool;
    private BigInteger wanted;
    private BigInteger money;
    private BigInteger feeNumerator;
    private boolean hasMoney = true;

    private RouteProof(Taking taking, PlainPool pool, List<RouteSlice> slices) {
        this.taking = taking;
        this.slices = slices.iterator();
        this.lot = big(taking.lotMicros());
        this.pool = pool;
        this.wanted = taking.quantity().divide(lot).multiply(lot);
        this.money = taking.money();
        this.feeNumerator = taking.feeNumerator();
        advance();
    }

    /// Whether the slices tell all: a taker that ends or shrinks at an order of its own group does
    /// so unseen.
    static boolean covers(Taking taking, List<RestingOrder> queue) {
        return taking.selfTrade() == SelfTrade.EXPIRE_MAKER
                || queue.stream().noneMatch(order -> order.ownerGroup().equals(taking.group()));
    }

    /// @param queue the other side of the book before, the next to trade first
    /// @throws AssertionError that says where it is not so
    public static void check(
            Taking taking, List<RestingOrder> queue, PlainPool pool, List<RouteSlice> slices) {
        var proof = new RouteProof(taking, pool, slices);
        proof.walk(levels(taking, queue));
        must(proof.next == null, "a slice beyond the bound or the size", proof.next, slices);
    }

    /// What can be traded at each price; nothing with those of one's own group.
    private static Map<Long, BigInteger> levels(Taking taking, List<RestingOrder> queue) {
        var levels = new LinkedHashMap<Long, BigInteger>();
        for (var order : queue) {
            boolean own = order.ownerGroup().equals(taking.group());
            levels.merge(
                    order.priceMicros(),
                    own ? BigInteger.ZERO : big(order.openMicros()),
                    BigInteger::add);
        }
        return levels;
    }

    private void walk(Map<Long, BigInteger> levels) {
        for (var level : levels.entrySet()) {
            var price = big(level.getKey());
            int worse = price.compareTo(taking.bound());
            if (buys() ? worse > 0 : worse < 0) break;
            swap(price, false);
            if (isOver()) return;
            take(level.getKey(), level.getValue());
            if (isOver()) return;
        }
        swap(taking.bound(), true);
    }

    private boolean isOver() {
        return wanted.signum() == 0 || !hasMoney;
    }

    /// What is taken from the pool before a price. Where nothing was, the next slice may be a swap
    /// before a later price, those between being of orders of one's own group.
    private void swap(BigInteger price, boolean inclusive) {
        if (taking.guard().bound().isEmpty()) return;
        var guarded = taking.guard().bound().get();
        int nearer = guarded.compareTo(price);
        if (buys() ? nearer < 0 : nearer > 0) swapUpTo(guarded, true);
        else swapUpTo(price, inclusive);
    }

    private void swapUpTo(BigInteger price, boolean inclusive) {
        var taken = BigInteger.ZERO;
        var after = pool;
        var notional = BigInteger.ZERO;
        if (next instanceof RouteSlice.Swap swap
                && within(big(swap.quantityMicros()), price, inclusive)) {
            taken = big(swap.quantityMicros());
            notional = big(swap.notionalMicros());
            after = PlainPool.of(swap.after());
            must(PlainPool.of(swap.before()).equals(pool), "the reserves before", swap, pool);
            must(after.equals(moved(taken, notional)), "the reserves after", swap);
            must(notional.equals(worth(taken)), "what it is worth there", swap);
        }
        var more = taken.add(lot);
        if (taken.signum() == 0) more = more.max(leastSale());
        if (more.compareTo(wanted) <= 0 && !pool.isEmpty() && within(more, price, inclusive)) {
            must(buys() && !isPayable(worth(more)), "one lot more in the pool", next, price);
            hasMoney = false;
        }
        if (taken.signum() == 0) return;
        settle(taken, notional, next.feeMicros());
        pool = after;
        advance();
    }

    private void take(long priceMicros, BigInteger offered) {
        var taken = BigInteger.ZERO;
        var price = big(priceMicros);
        boolean isTaken =
                next instanceof RouteSlice.Level level && level.priceMicros() == priceMicros;
        if (isTaken) {
            taken = big(next.quantityMicros());
            must(taken.compareTo(offered) <= 0, "no more than rests there", next, offered);
            must(
                    big(next.notionalMicros()).multiply(MILLION).equals(taken.multiply(price)),
                    "price x quantity",
                    next);
        }
        var more = taken.add(lot);
        if (more.compareTo(wanted) <= 0 && more.compareTo(offered) <= 0) {
            var cost = more.multiply(price).divide(MILLION);
            must(buys() && !isPayable(cost), "one lot more on the book", next, priceMicros);
            hasMoney = false;
        }
        if (!isTaken) return;
        settle(taken, big(next.notionalMicros()), next.feeMicros());
        advance();
    }

    private void settle(BigInteger quantity, BigInteger notional, long feeMicros) {
        must(quantity.signum() > 0, "a quantity", next);
        must(quantity.mod(lot).signum() == 0, "whole lots", next);
        must(quantity.compareTo(wanted) <= 0, "no more than is wanted", next, wanted);
        var fee = fee(notional);
        must(fee.equals(big(feeMicros)), "the fee", next, fee);
        must(isPayable(notional), "no more than there is money for", next, money);
        feeNumerator = feeNumerator.add(notional.multiply(big(taking.feePpm())));
        wanted = wanted.subtract(quantity);
        if (buys()) money = money.subtract(notional).subtract(fee);
    }

    private boolean buys() {
        return taking.side() == Side.BUY;
    }

    private BigInteger worth(BigInteger quantity) {
        return buys() ? pool.costUp(quantity) : pool.proceedsDown(quantity);
    }

    private PlainPool moved(BigInteger quantity, BigInteger notional) {
        return buys()
                ? new PlainPool(pool.units().subtract(quantity), pool.funds().add(notional))
                : new PlainPool(pool.units().add(quantity), pool.funds().subtract(notional));
    }

    private boolean within(BigInteger quantity, BigInteger price, boolean inclusive) {
        return buys()
                ? pool.buysWithin(quantity, price, inclusive)
                : pool.sellsWithin(quantity, price, inclusive);
    }

    /// The least whole lots that yield a micro-unit: `y dx >= x + dx`. 0 for a purchase.
    private BigInteger leastSale() {
        if (buys()) return BigInteger.ZERO;
        if (pool.funds().compareTo(BigInteger.ONE) <= 0) return wanted.add(lot);
        var least = divideUp(pool.units(), pool.funds().subtract(BigInteger.ONE));
        return divideUp(least, lot).multiply(lot);
    }

    private boolean isPayable(BigInteger notional) {
        return !buys() || notional.add(fee(notional)).compareTo(money) <= 0;
    }

    /// What a fill adds to the fee: the increase of the rounded running sum.
    private BigInteger fee(BigInteger notional) {
        var after = feeNumerator.add(notional.multiply(big(taking.feePpm())));
        return divideUp(after, MILLION).subtract(divideUp(feeNumerator, MILLION));
    }

    private void advance() {
        next = slices.hasNext() ? slices.next() : null;
    }
}
