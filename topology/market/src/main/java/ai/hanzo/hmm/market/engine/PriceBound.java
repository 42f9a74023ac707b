package ai.hanzo.hmm.market.engine;

import ai.hanzo.hmm.market.book.Side;
import ai.hanzo.hmm.market.command.OrderTerms;
import ai.hanzo.hmm.market.event.RefusalCode;
import ai.hanzo.hmm.market.route.PoolOffer;
import ai.hanzo.hmm.market.state.MarketState;
import ai.hanzo.hmm.market.units.Micros;

/// The worst price that an order takes: its limit, or for an order at the market the best price of
/// both venues at arrival, moved by the slippage and rounded **down** (rules, section 4).
final class PriceBound {
    private final MarketState state;

    PriceBound(MarketState state) {
        this.state = state;
    }

    /// uH per SCU.
    long of(OrderTerms terms, PoolOffer offer) {
        return switch (terms) {
            case OrderTerms.Limit limit -> limit.priceMicros();
            case OrderTerms.MarketBuy buy ->
                    worth(bound(Side.BUY, buy.slippagePpm(), offer), buy.quantityMicros());
            case OrderTerms.BudgetBuy buy -> bound(Side.BUY, buy.slippagePpm(), offer);
            case OrderTerms.MarketSell sell ->
                    worth(bound(Side.SELL, sell.slippagePpm(), offer), sell.quantityMicros());
        };
    }

    /// The bound, when the quantity is worth the market's minimum there.
    private long worth(long boundMicros, long quantityMicros) {
        OrderChecks.notional(Micros.notionalUp(boundMicros, quantityMicros), state.terms());
        return boundMicros;
    }

    /// A pool that would not trade one lot within its own price so moved counts only where there is
    /// no book: else the few units that stay in a pool for ever would keep everybody from the book.
    private long bound(Side side, int slippagePpm, PoolOffer offer) {
        var book = state.book().bestPrice(side.opposite());
        var pool = offer.pool();
        if (book.isEmpty() && pool.isEmpty()) {
            throw RefusedException.of(RefusalCode.NO_LIQUIDITY, "nothing to trade with");
        }
        if (pool.isEmpty()) return moved(side, book.getAsLong(), slippagePpm);
        long byPool = moved(side, pool.marginalPriceDown(), slippagePpm);
        if (book.isEmpty()) return byPool;
        long byBook = moved(side, book.getAsLong(), slippagePpm);
        if (offer.isPaused() || !poolTrades(side, byPool)) return byBook;
        return side == Side.BUY ? Math.min(byBook, byPool) : Math.max(byBook, byPool);
    }

    private static long moved(Side side, long priceMicros, int slippagePpm) {
        return side == Side.BUY
                ? Micros.ppmDown(priceMicros, Micros.ONE + slippagePpm)
                : Micros.ppmDown(priceMicros, Micros.ONE - slippagePpm);
    }

    private boolean poolTrades(Side side, long boundMicros) {
        return state.pool().tradesOneLot(side, boundMicros, state.terms().lotMicros());
    }
}
