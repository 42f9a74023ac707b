package ai.hanzo.hmm.market.engine;

import ai.hanzo.hmm.market.command.MarketInput;
import ai.hanzo.hmm.market.command.OrderTerms;
import ai.hanzo.hmm.market.event.OrderReport;
import ai.hanzo.hmm.market.event.OrderReport.Ending;
import ai.hanzo.hmm.market.event.OrderReport.Status;
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
        return resting(order, Status.OPEN, 0, 0, order.openMicros(), Ending.NONE);
    }

    /// A resting order after its last fill.
    static OrderReport filled(RestingOrder order) {
        return resting(order, Status.FILLED, 0, 0, 0, Ending.NONE);
    }

    /// A resting order whose open part will not trade.
    static OrderReport ended(RestingOrder order, Ending why) {
        return resting(order, Status.CANCELLED, 0, order.openMicros(), 0, why);
    }

    /// A resting order that gave way to another of its owner group.
    static OrderReport prevented(RestingOrder order) {
        return resting(order, Status.CANCELLED, order.openMicros(), 0, 0, Ending.SELF_TRADE);
    }

    /// An order that was not allowed.
    static OrderReport refused(MarketInput.Place order) {
        boolean budget = order.terms() instanceof OrderTerms.BudgetBuy;
        long original = budget ? order.holdMicros() : quantityOf(order.terms());
        return new OrderReport(
                order.id(), Status.REFUSED, original, 0, 0, original, 0, 0, 0, 0, Ending.NONE);
    }

    /// An order that never rested: what is left of it is cancelled, and why.
    static OrderReport taken(MarketInput.Place order, Taker taker, MarketState state) {
        long cost = taker.notionalMicros() + taker.fees().chargedUp();
        boolean budget = order.terms() instanceof OrderTerms.BudgetBuy;
        long original = budget ? order.holdMicros() : quantityOf(order.terms());
        long executed = budget ? cost : taker.filledMicros();
        boolean all = executed == original;
        boolean whole = all || budget && taker.isOutOfMoney() && executed > 0;
        return new OrderReport(
                order.id(),
                whole ? Status.FILLED : Status.CANCELLED,
                original,
                executed,
                0,
                original - executed,
                0,
                taker.filledMicros(),
                taker.notionalMicros(),
                taker.fees().chargedUp(),
                all ? Ending.NONE : why(order.terms(), taker, state));
    }

    private static Ending why(OrderTerms terms, Taker taker, MarketState state) {
        if (taker.isOutOfMoney()) return Ending.BUDGET;
        if (terms instanceof OrderTerms.Limit) return Ending.IOC;
        boolean more =
                !state.pool().isEmpty()
                        || state.book().bestPrice(taker.side().opposite()).isPresent();
        return more ? Ending.SLIPPAGE : Ending.NO_LIQUIDITY;
    }

    private static OrderReport resting(
            RestingOrder order,
            Status status,
            long prevented,
            long cancelled,
            long open,
            Ending why) {
        long executed = order.originalMicros() - order.openMicros();
        return new OrderReport(
                order.clientOrderId(),
                status,
                order.originalMicros(),
                executed,
                prevented,
                cancelled,
                open,
                executed,
                order.notionalMicros(),
                order.fees().chargedUp(),
                why);
    }
}
