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
    private final PoolOffer offer;
    private final List<Match> matches = new ArrayList<>();
    private Pool pool;
    private boolean guarded;

    private Route(Taker taker, PoolOffer offer) {
        this.taker = taker;
        this.offer = offer;
        this.pool = offer.pool();
    }

    /// What a taker meets. The resting orders are those of the other side, best first.
    public static Route of(Taker taker, Iterable<RestingOrder> resting, PoolOffer offer) {
        var route = new Route(taker, offer);
        route.walk(resting);
        return route;
    }

    public List<Match> matches() {
        return matches;
    }

    /// Whether anything changes hands on it.
    public boolean trades() {
        for (var match : matches) {
            if (!(match instanceof Match.Prevented)) return true;
        }
        return false;
    }

    /// The pool before the first match.
    public Pool poolBefore() {
        return offer.pool();
    }

    /// The pool behind the last match.
    public Pool pool() {
        return pool;
    }

    /// Whether the pool would have traded more of what the taker wants, but for its guards.
    public boolean isGuarded() {
        return guarded;
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
        boolean held = offer.guards(taker.side(), priceMicros);
        long offered =
                held ? offeredByGuards() : offered(priceMicros, inclusive, taker.wantedLots());
        swap(taker.lotsOf(offered, pool::costUp) * taker.lotMicros());
        if (held && taker.wantsMore() && offered(priceMicros, inclusive, 1) == 1) guarded = true;
    }

    private long offeredByGuards() {
        return offer.isPaused() ? 0 : offered(offer.boundMicros(), true, taker.wantedLots());
    }

    private long offered(long priceMicros, boolean inclusive, long mostLots) {
        return taker.side() == Side.BUY
                ? pool.lotsBuyable(priceMicros, inclusive, taker.lotMicros(), mostLots)
                : pool.lotsSellable(priceMicros, inclusive, taker.lotMicros(), mostLots);
    }

    private void swap(long quantity) {
        if (quantity == 0) return;
        boolean buys = taker.side() == Side.BUY;
        long notional = buys ? pool.costUp(quantity) : pool.proceedsDown(quantity);
        var before = pool;
        pool = buys ? pool.bought(quantity, notional) : pool.sold(quantity, notional);
        matches.add(
                new Match.Swap(quantity, notional, taker.take(quantity, notional), before, pool));
    }

    private void meet(RestingOrder maker) {
        if (taker.isOfOneOwnerWith(maker)) {
            var prevented = taker.prevent(maker);
            if (prevented.makerMicros() > 0 || prevented.takerMicros() > 0) matches.add(prevented);
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
                        maker.fees().increaseUp(notional, maker.feeRates().makerPpm())));
    }
}
