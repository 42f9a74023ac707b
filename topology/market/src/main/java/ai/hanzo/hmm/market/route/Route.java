package ai.hanzo.hmm.market.route;

import ai.hanzo.hmm.market.book.Side;
import ai.hanzo.hmm.market.pool.Pool;
import ai.hanzo.hmm.market.state.RestingOrder;
import ai.hanzo.hmm.market.units.Micros;

import java.util.ArrayList;
import java.util.List;

/// The way of a taker through book and pool as one source of liquidity (rules, section 6). Before
/// each price level of the book it takes from the pool what is better than that price, then it
/// takes the level; behind the last level within its bound it takes from the pool up to the bound.
/// It stops at the bound, the size or its money.
///
/// A route changes nothing but the taker: what it found is applied by whoever asked.
public final class Route {
    private final Taker taker;
    private final List<Match> matches = new ArrayList<>();
    private Pool pool;

    private Route(Taker taker, Pool pool) {
        this.taker = taker;
        this.pool = pool;
    }

    /// What a taker meets. The resting orders are those of the other side, best first.
    public static Route of(Taker taker, Iterable<RestingOrder> resting, Pool pool) {
        var route = new Route(taker, pool);
        route.walk(resting);
        return route;
    }

    public List<Match> matches() {
        return matches;
    }

    /// The pool behind the last match.
    public Pool pool() {
        return pool;
    }

    private void walk(Iterable<RestingOrder> resting) {
        long level = 0;
        for (var maker : resting) {
            long price = maker.priceMicros();
            if (!taker.side().allows(taker.boundMicros(), price)) break;
            if (price != level) {
                level = price;
                swapUpTo(price, false);
            }
            if (!taker.wantsMore()) return;
            meet(maker);
            if (!taker.wantsMore()) return;
        }
        swapUpTo(taker.boundMicros(), true);
    }

    private void swapUpTo(long priceMicros, boolean inclusive) {
        if (pool.isEmpty()) return;
        long lot = taker.lotMicros();
        boolean buys = taker.side() == Side.BUY;
        long offered =
                buys
                        ? pool.lotsBuyable(priceMicros, inclusive, lot, taker.wantedLots())
                        : pool.lotsSellable(priceMicros, inclusive, lot, taker.wantedLots());
        long quantity = taker.lotsOf(offered, pool::costUp) * lot;
        if (quantity == 0) return;
        long notional = buys ? pool.costUp(quantity) : pool.proceedsDown(quantity);
        var before = pool;
        pool = buys ? pool.bought(quantity, notional) : pool.sold(quantity, notional);
        matches.add(
                new Match.Swap(quantity, notional, taker.take(quantity, notional), before, pool));
    }

    private void meet(RestingOrder maker) {
        if (maker.ownerGroup().equals(taker.ownerGroup())) {
            matches.add(new Match.Prevented(maker));
            return;
        }
        long price = maker.priceMicros();
        long lot = taker.lotMicros();
        long quantity =
                taker.lotsOf(maker.openMicros() / lot, q -> Micros.notionalUp(price, q)) * lot;
        if (quantity == 0) return;
        long notional = Micros.notionalUp(price, quantity);
        matches.add(
                new Match.Fill(
                        maker,
                        quantity,
                        notional,
                        taker.take(quantity, notional),
                        maker.fees().increaseUp(notional, maker.makerFeePpm())));
    }
}
