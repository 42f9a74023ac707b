package ai.hanzo.hmm.market.engine;

import ai.hanzo.hmm.market.command.MarketInput;
import ai.hanzo.hmm.market.command.OrderTerms;
import ai.hanzo.hmm.market.event.OrderReport;
import ai.hanzo.hmm.market.event.OrderReport.Ending;
import ai.hanzo.hmm.market.event.OrderReport.Status;
import ai.hanzo.hmm.market.route.Route;
import ai.hanzo.hmm.market.route.Taker;
import ai.hanzo.hmm.market.state.MarketState;
import ai.hanzo.hmm.market.state.RestingOrder;

/// How an order stands, told so that its parts add up to what it was.
final class Reports {
    private Reports() {}

    /// uSCU that an order names; 0 for a budget.
    static long quantityOf(OrderTerms terms) {
        return switch (terms) {
            case OrderTerms.Limit limit -> limit.quantityMicros();
            case OrderTerms.MarketBuy buy -> buy.quantityMicros();
            case OrderTerms.BudgetBuy _ -> 0;
            case OrderTerms.MarketSell sell -> sell.quantityMicros();
        };
    }

    /// A resting order, as it is.
    static OrderReport open(RestingOrder order) {
        return resting(order, Status.OPEN, 0, Ending.NONE);
    }

    /// A resting order after its last fill.
    static OrderReport filled(RestingOrder order) {
        return resting(order, Status.FILLED, 0, Ending.NONE);
    }

    /// A resting order whose open part will not trade.
    static OrderReport ended(RestingOrder order, Ending why) {
        return resting(order, Status.CANCELLED, order.openMicros(), why);
    }

    /// A resting order of which nothing is left after it gave way to another of its owner group.
    static OrderReport prevented(RestingOrder order) {
        return resting(order, Status.CANCELLED, 0, Ending.SELF_TRADE);
    }

    /// An order that was not allowed.
    static OrderReport refused(MarketInput.Place order) {
        boolean budget = order.terms() instanceof OrderTerms.BudgetBuy;
        long original = budget ? order.holdMicros() : quantityOf(order.terms());
        return new OrderReport(
                order.id(),
                Status.REFUSED,
                limitOf(order.terms()),
                original,
                0,
                0,
                original,
                0,
                0,
                0,
                0,
                Ending.NONE);
    }

    /// An order that does not rest: what is left of it is cancelled, and why.
    static OrderReport taken(Incoming order, Taker taker, Route route, MarketState state) {
        var past = order.past();
        boolean budget = order.isBudget();
        long cost = taker.notionalMicros() + taker.chargedMicros();
        long original = budget ? order.holdMicros() : quantityOf(order.terms());
        long executed = budget ? cost : past.executedMicros() + taker.filledMicros();
        long prevented = past.preventedMicros() + taker.preventedMicros();
        long cancelled = original - executed - prevented;
        boolean all = executed == original;
        boolean whole = all || budget && taker.isOutOfMoney() && executed > 0;
        var why = cancelled > 0 ? why(order.terms(), taker, route, state) : Ending.SELF_TRADE;
        return new OrderReport(
                order.orderId(),
                whole ? Status.FILLED : Status.CANCELLED,
                limitOf(order.terms()),
                original,
                executed,
                prevented,
                cancelled,
                0,
                past.executedMicros() + taker.filledMicros(),
                past.notionalMicros() + taker.notionalMicros(),
                taker.fees().chargedUp(),
                all ? Ending.NONE : why);
    }

    private static long limitOf(OrderTerms terms) {
        return terms instanceof OrderTerms.Limit limit ? limit.priceMicros() : 0;
    }

    private static Ending why(OrderTerms terms, Taker taker, Route route, MarketState state) {
        if (taker.isOutOfMoney()) return Ending.BUDGET;
        if (route.isGuarded()) return Ending.PRICE_IMPACT;
        if (terms instanceof OrderTerms.Limit) return Ending.IOC;
        boolean more =
                !state.pool().isEmpty()
                        || state.book().bestPrice(taker.side().opposite()).isPresent();
        return more ? Ending.SLIPPAGE : Ending.NO_LIQUIDITY;
    }

    private static OrderReport resting(
            RestingOrder order, Status status, long cancelled, Ending why) {
        return new OrderReport(
                order.clientOrderId(),
                status,
                order.priceMicros(),
                order.originalMicros(),
                order.executedMicros(),
                order.preventedMicros(),
                cancelled,
                order.openMicros() - cancelled,
                order.executedMicros(),
                order.notionalMicros(),
                order.fees().chargedUp(),
                why);
    }
}
