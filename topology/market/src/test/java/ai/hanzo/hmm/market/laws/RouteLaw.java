package ai.hanzo.hmm.market.laws;

import static ai.hanzo.hmm.market.example.Amounts.big;
import static ai.hanzo.hmm.market.laws.Law.must;

import ai.hanzo.hmm.market.book.Side;
import ai.hanzo.hmm.market.command.MarketInput;
import ai.hanzo.hmm.market.command.OrderTerms;
import ai.hanzo.hmm.market.command.PostOnly;
import ai.hanzo.hmm.market.event.MarketEvent.Settled;
import ai.hanzo.hmm.market.laws.PlainRoute.Met;
import ai.hanzo.hmm.market.laws.PlainRoute.Taking;
import ai.hanzo.hmm.market.pool.PlainPool;
import ai.hanzo.hmm.market.route.Venue;
import ai.hanzo.hmm.market.state.RestingOrder;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/// An order meets what the plain reading of the rules says it meets: a new one, and one that was
/// amended so that it lost its place.
final class RouteLaw {
    private static final BigInteger MILLION = big(1_000_000);
    private static final BigInteger ENDLESS = BigInteger.TWO.pow(63);

    private final PlainGuard guard = new PlainGuard();
    private Optional<Taking> taking = Optional.empty();
    private List<RestingOrder> queue = List.of();
    private List<Met> expected = List.of();

    /// @param timeMs the market's time when it gets the command
    void predict(MarketInput command, Shelf market, long timeMs) {
        taking = market.terms().isEmpty() ? Optional.empty() : taking(command, market, timeMs);
        queue = taking.map(t -> queue(market, t.side(), timeMs)).orElse(List.of());
        expected = taking.map(t -> PlainRoute.of(t, queue, pool(market))).orElse(List.of());
    }

    void check(Happening now) {
        var met = now.settlements().stream().map(RouteLaw::told).toList();
        must(met.equals(expected), "the route", met, "and not", expected, now);
        var before = PlainPool.of(now.poolBefore());
        taking.filter(t -> RouteProof.covers(t, queue)).ifPresent(t -> prove(t, before, now));
        var after = before;
        for (var settled : now.settlements()) {
            if (settled.venue() == Venue.POOL) after = swapped(after, settled);
        }
        if (!after.equals(before)) {
            var by = taking.orElseThrow();
            guard.moved(
                    by.side(), by.group(), before, after, now.settlements().getFirst().timeMs());
        }
    }

    /// What is told of a route proves itself.
    private void prove(Taking by, PlainPool before, Happening now) {
        for (var execution : now.executions()) {
            if (execution.commandId().isEmpty()) continue;
            RouteProof.check(by, queue, before, execution.route());
        }
    }

    private static PlainPool swapped(PlainPool pool, Settled settled) {
        boolean bought = settled.takerSide() == Side.BUY;
        var units = big(bought ? -settled.quantityMicros() : settled.quantityMicros());
        var funds = big(bought ? settled.notionalMicros() : -settled.notionalMicros());
        return new PlainPool(pool.units().add(units), pool.funds().add(funds));
    }

    private static Met told(Settled settled) {
        return new Met(
                settled.venue() == Venue.POOL ? "" : settled.maker(),
                big(settled.quantityMicros()),
                big(settled.notionalMicros()),
                big(settled.takerFeeMicros()));
    }

    private Optional<Taking> taking(MarketInput command, Shelf market, long timeMs) {
        return switch (command) {
            case MarketInput.Place order when order.conditions().postOnly() == PostOnly.NO ->
                    taking(order, market, timeMs);
            case MarketInput.Amend amend ->
                    market.orders().stream()
                            .filter(o -> o.account().equals(amend.account()))
                            .filter(o -> o.clientOrderId().equals(amend.clientOrderId()))
                            .filter(o -> isOpen(o, timeMs))
                            .filter(o -> o.conditions().postOnly() == PostOnly.NO)
                            .findAny()
                            .flatMap(order -> taking(amend, order, market, timeMs));
            default -> Optional.empty();
        };
    }

    private Optional<Taking> taking(MarketInput.Place order, Shelf market, long timeMs) {
        var side = order.terms().side();
        long lot = market.terms().orElseThrow().lotMicros();
        var quantity =
                switch (order.terms()) {
                    case OrderTerms.Limit t -> big(t.quantityMicros());
                    case OrderTerms.MarketBuy t -> big(t.quantityMicros());
                    case OrderTerms.BudgetBuy _ -> ENDLESS;
                    case OrderTerms.MarketSell t -> big(t.quantityMicros());
                };
        var queue = queue(market, side, timeMs);
        boolean paused = market.poolPausedUntilMs() > timeMs;
        return bound(order.terms(), queue, pool(market), lot, paused)
                .map(
                        bound ->
                                new Taking(
                                        side,
                                        order.ownerGroup(),
                                        bound,
                                        quantity,
                                        big(order.holdMicros()),
                                        lot,
                                        order.feeRates().takerPpm(),
                                        BigInteger.ZERO,
                                        order.conditions().selfTrade(),
                                        order.terms() instanceof OrderTerms.BudgetBuy,
                                        guardOf(side, order.ownerGroup(), market, timeMs)));
    }

    /// Where it is not lowered in its place, nor cancelled.
    private Optional<Taking> taking(
            MarketInput.Amend amend, RestingOrder order, Shelf market, long timeMs) {
        long price = amend.priceMicros().orElse(order.priceMicros());
        long quantity = amend.quantityMicros().orElse(order.originalMicros());
        long done = order.originalMicros() - order.openMicros();
        boolean stays = price == order.priceMicros() && quantity <= order.originalMicros();
        if (stays || quantity <= done) return Optional.empty();
        return Optional.of(
                new Taking(
                        order.side(),
                        order.ownerGroup(),
                        big(price),
                        big(quantity - done),
                        ENDLESS,
                        market.terms().orElseThrow().lotMicros(),
                        order.feeRates().takerPpm(),
                        big(order.fees().wholeMicros())
                                .multiply(MILLION)
                                .add(big(order.fees().remainderPpm())),
                        order.conditions().selfTrade(),
                        false,
                        guardOf(order.side(), order.ownerGroup(), market, timeMs)));
    }

    private PlainRoute.Guard guardOf(Side side, String group, Shelf market, long timeMs) {
        return guard.of(side, group, pool(market), market.poolPausedUntilMs(), timeMs);
    }

    private static PlainPool pool(Shelf market) {
        return PlainPool.of(market.pool());
    }

    /// The orders of the other side that are not over.
    private static List<RestingOrder> queue(Shelf market, Side taker, long timeMs) {
        return market.queue(taker.opposite()).stream().filter(o -> isOpen(o, timeMs)).toList();
    }

    private static boolean isOpen(RestingOrder order, long timeMs) {
        long ends = order.conditions().expiresAtMs();
        return ends == 0 || ends > timeMs;
    }

    private static Optional<BigInteger> bound(
            OrderTerms terms, List<RestingOrder> queue, PlainPool pool, long lot, boolean paused) {
        return switch (terms) {
            case OrderTerms.Limit t -> Optional.of(big(t.priceMicros()));
            case OrderTerms.MarketBuy t ->
                    bound(Side.BUY, t.slippagePpm(), queue, pool, lot, paused);
            case OrderTerms.BudgetBuy t ->
                    bound(Side.BUY, t.slippagePpm(), queue, pool, lot, paused);
            case OrderTerms.MarketSell t ->
                    bound(Side.SELL, t.slippagePpm(), queue, pool, lot, paused);
        };
    }

    /// The best price of both venues, moved by the slippage. A pool that would not trade one lot at
    /// its own price so moved does not count beside a book.
    private static Optional<BigInteger> bound(
            Side side,
            int slippagePpm,
            List<RestingOrder> queue,
            PlainPool pool,
            long lot,
            boolean paused) {
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
        if (paused || !trades) return book;
        return Optional.of(side == Side.BUY ? book.get().min(marginal) : book.get().max(marginal));
    }
}
