package ai.hanzo.hmm.market.laws;

import static ai.hanzo.hmm.market.example.Amounts.big;
import static ai.hanzo.hmm.market.laws.Law.must;

import ai.hanzo.hmm.market.book.Side;
import ai.hanzo.hmm.market.command.MarketInput;
import ai.hanzo.hmm.market.command.OrderTerms;
import ai.hanzo.hmm.market.command.PostOnly;
import ai.hanzo.hmm.market.pool.PlainPool;
import ai.hanzo.hmm.market.state.RestingOrder;

import java.util.List;

/// An order that must not take rests at its limit, or at the nearest tick at which neither the book
/// nor the pool would fill one lot (rules, section 4).
final class PostOnlyLaw {
    private List<RestingOrder> others = List.of();
    private PlainPool pool = new PlainPool(big(0), big(0));
    private boolean paused;
    private long tick;
    private long lot;

    /// @param timeMs the market's time when it gets the command
    void look(MarketInput command, Shelf market, long timeMs) {
        if (!isPostOnly(command) || market.terms().isEmpty()) return;
        var side = ((MarketInput.Place) command).terms().side();
        others =
                market.queue(side.opposite()).stream()
                        .filter(o -> isOpen(o, timeMs))
                        .limit(1)
                        .toList();
        pool = PlainPool.of(market.pool());
        paused = market.poolPausedUntilMs() > timeMs;
        tick = market.terms().get().tickMicros();
        lot = market.terms().get().lotMicros();
    }

    void check(Happening now) {
        if (!isPostOnly(now.command())) return;
        var order = (MarketInput.Place) now.command();
        var limit = (OrderTerms.Limit) order.terms();
        var report =
                now.executions().stream()
                        .flatMap(e -> e.orders().stream())
                        .filter(o -> o.clientOrderId().equals(order.id()))
                        .findAny()
                        .orElseThrow();
        long price = report.priceMicros();
        var side = limit.side();
        must(!takes(side, price), "it does not take", order, report);
        if (price == limit.priceMicros()) return;
        must(order.conditions().postOnly() == PostOnly.SLIDE, "only a slide moves", order);
        must(side == Side.BUY ? price < limit.priceMicros() : price > limit.priceMicros(), "away");
        must(takes(side, side == Side.BUY ? price + tick : price - tick), "the nearest", report);
    }

    private boolean takes(Side side, long price) {
        boolean buys = side == Side.BUY;
        for (var best : others) {
            if (buys ? best.priceMicros() <= price : best.priceMicros() >= price) return true;
        }
        if (pool.isEmpty() || paused) return false;
        return buys
                ? pool.buysWithin(big(lot), big(price), true)
                : pool.sellsWithin(big(lot), big(price), true)
                        && pool.proceedsDown(big(lot)).signum() > 0;
    }

    private static boolean isPostOnly(MarketInput command) {
        return command instanceof MarketInput.Place order
                && order.conditions().postOnly() != PostOnly.NO;
    }

    private static boolean isOpen(RestingOrder order, long timeMs) {
        long ends = order.conditions().expiresAtMs();
        return ends == 0 || ends > timeMs;
    }
}
