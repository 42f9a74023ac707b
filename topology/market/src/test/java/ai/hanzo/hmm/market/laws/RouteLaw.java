package ai.hanzo.hmm.market.laws;

import static ai.hanzo.hmm.market.example.Amounts.big;
import static ai.hanzo.hmm.market.laws.Law.must;

import ai.hanzo.hmm.market.book.Side;
import ai.hanzo.hmm.market.command.MarketInput;
import ai.hanzo.hmm.market.command.OrderTerms;
import ai.hanzo.hmm.market.event.MarketEvent.Settled;
import ai.hanzo.hmm.market.laws.PlainRoute.Met;
import ai.hanzo.hmm.market.laws.PlainRoute.Taking;
import ai.hanzo.hmm.market.pool.PlainPool;
import ai.hanzo.hmm.market.route.Venue;
import ai.hanzo.hmm.market.state.RestingOrder;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/// An order meets what the plain reading of the rules says it meets.
final class RouteLaw {
    private static final BigInteger MILLION = big(1_000_000);
    private static final BigInteger ENDLESS = BigInteger.TWO.pow(63);

    private Optional<List<Met>> expected = Optional.empty();

    void predict(MarketInput.Place order, Shelf market) {
        expected = market.terms().isEmpty() ? Optional.empty() : route(order, market);
    }

    void check(Happening now) {
        var met = now.settlements().stream().map(RouteLaw::told).toList();
        var traded =
                expected.orElseThrow().stream().filter(m -> m.quantity().signum() > 0).toList();
        must(met.equals(traded), "the route", met, "and not", traded, now);
    }

    private static Met told(Settled settled) {
        return new Met(
                settled.venue() == Venue.POOL ? "" : settled.maker(),
                big(settled.quantityMicros()),
                big(settled.notionalMicros()),
                big(settled.takerFeeMicros()));
    }

    private static Optional<List<Met>> route(MarketInput.Place order, Shelf market) {
        var side = order.terms().side();
        var queue = market.queue(side.opposite());
        var pool = PlainPool.of(market.pool());
        long lot = market.terms().orElseThrow().lotMicros();
        var quantity =
                switch (order.terms()) {
                    case OrderTerms.Limit t -> big(t.quantityMicros());
                    case OrderTerms.MarketBuy t -> big(t.quantityMicros());
                    case OrderTerms.BudgetBuy _ -> ENDLESS;
                    case OrderTerms.MarketSell t -> big(t.quantityMicros());
                };
        return bound(order.terms(), queue, pool, lot)
                .map(
                        bound ->
                                PlainRoute.of(
                                        new Taking(
                                                side,
                                                order.ownerGroup(),
                                                bound,
                                                quantity,
                                                big(order.holdMicros()),
                                                lot,
                                                order.takerFeePpm()),
                                        queue,
                                        pool));
    }

    private static Optional<BigInteger> bound(
            OrderTerms terms, List<RestingOrder> queue, PlainPool pool, long lot) {
        return switch (terms) {
            case OrderTerms.Limit t -> Optional.of(big(t.priceMicros()));
            case OrderTerms.MarketBuy t -> bound(Side.BUY, t.slippagePpm(), queue, pool, lot);
            case OrderTerms.BudgetBuy t -> bound(Side.BUY, t.slippagePpm(), queue, pool, lot);
            case OrderTerms.MarketSell t -> bound(Side.SELL, t.slippagePpm(), queue, pool, lot);
        };
    }

    /// The best price of both venues, moved by the slippage. A pool that would not trade one lot at
    /// its own price so moved does not count beside a book.
    private static Optional<BigInteger> bound(
            Side side, int slippagePpm, List<RestingOrder> queue, PlainPool pool, long lot) {
        var factor = big(side == Side.BUY ? 1_000_000 + slippagePpm : 1_000_000 - slippagePpm);
        var book =
                queue.stream()
                        .map(o -> big(o.priceMicros()).multiply(factor).divide(MILLION))
                        .findFirst();
        if (pool.isEmpty()) return book;
        var marginal =
                pool.funds()
                        .multiply(MILLION)
                        .divide(pool.units())
                        .multiply(factor)
                        .divide(MILLION);
        if (book.isEmpty()) return Optional.of(marginal);
        boolean trades =
                side == Side.BUY
                        ? pool.buysWithin(big(lot), marginal, true)
                        : pool.sellsWithin(big(lot), marginal, true)
                                && pool.proceedsDown(big(lot)).signum() > 0;
        if (!trades) return book;
        return Optional.of(side == Side.BUY ? book.get().min(marginal) : book.get().max(marginal));
    }
}
