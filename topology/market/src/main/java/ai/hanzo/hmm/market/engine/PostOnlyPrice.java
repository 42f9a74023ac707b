package ai.hanzo.hmm.market.engine;

import ai.hanzo.hmm.market.book.Side;
import ai.hanzo.hmm.market.command.OrderTerms;
import ai.hanzo.hmm.market.command.PostOnly;
import ai.hanzo.hmm.market.event.RefusalCode;
import ai.hanzo.hmm.market.route.PoolOffer;
import ai.hanzo.hmm.market.state.MarketState;
import ai.hanzo.hmm.market.units.Lots;

import java.util.OptionalLong;

/// At which price an order that must not take may rest: its limit, or where that would take the
/// nearest tick at which neither the book nor the pool would fill one lot (rules, section 4).
final class PostOnlyPrice {
    private final MarketState state;

    PostOnlyPrice(MarketState state) {
        this.state = state;
    }

    /// The order as it may rest; one that is not post-only as it is.
    Incoming apply(Incoming order, PoolOffer offer) {
        var mode = order.conditions().postOnly();
        if (mode == PostOnly.NO || !(order.terms() instanceof OrderTerms.Limit limit)) {
            return order;
        }
        if (!takes(limit.side(), limit.priceMicros(), offer)) return order;
        if (mode == PostOnly.REJECT) throw wouldTake(limit);
        long price = slid(limit, offer).orElseThrow(() -> wouldTake(limit));
        return order.at(price);
    }

    private OptionalLong slid(OrderTerms.Limit limit, PoolOffer offer) {
        return limit.side() == Side.BUY
                ? slidDown(limit.priceMicros(), offer)
                : slidUp(limit.priceMicros(), offer);
    }

    private OptionalLong slidDown(long limitMicros, PoolOffer offer) {
        long tick = state.terms().tickMicros();
        long ticks = Lots.largest(limitMicros / tick, n -> !takes(Side.BUY, n * tick, offer));
        return ticks == 0 ? OptionalLong.empty() : OptionalLong.of(ticks * tick);
    }

    /// Above the best bid and above the pool's own price nothing takes any more.
    private OptionalLong slidUp(long limitMicros, PoolOffer offer) {
        long tick = state.terms().tickMicros();
        long bid = state.book().bestPrice(Side.BUY).orElse(0);
        long highest = Math.max(bid, offer.pool().marginalPriceDown()) / tick + 1;
        long most = highest - limitMicros / tick;
        if (most < 0 || highest > Long.MAX_VALUE / tick) return OptionalLong.empty();
        long down = Lots.largest(most, n -> !takes(Side.SELL, (highest - n) * tick, offer));
        return OptionalLong.of((highest - down) * tick);
    }

    private boolean takes(Side side, long priceMicros, PoolOffer offer) {
        var best = state.book().bestPrice(side.opposite());
        if (best.isPresent() && side.allows(priceMicros, best.getAsLong())) return true;
        var pool = offer.pool();
        return !pool.isEmpty()
                && !offer.isPaused()
                && pool.tradesOneLot(side, priceMicros, state.terms().lotMicros());
    }

    private RefusedException wouldTake(OrderTerms.Limit limit) {
        var refusal =
                RefusedException.of(
                                RefusalCode.POST_ONLY_WOULD_TAKE,
                                "the order would take instead of rest")
                        .with("priceMicros", limit.priceMicros());
        var best = state.book().bestPrice(limit.side().opposite());
        if (best.isPresent()) refusal = refusal.with("bestPriceMicros", best.getAsLong());
        var pool = state.pool();
        return pool.isEmpty() ? refusal : refusal.with("poolPriceMicros", pool.marginalPriceDown());
    }
}
