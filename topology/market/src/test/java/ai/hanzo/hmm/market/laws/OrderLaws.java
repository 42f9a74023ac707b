package ai.hanzo.hmm.market.laws;

import static ai.hanzo.hmm.market.example.Amounts.big;
import static ai.hanzo.hmm.market.example.Amounts.divideUp;
import static ai.hanzo.hmm.market.example.Amounts.millionthsUp;
import static ai.hanzo.hmm.market.laws.Law.must;

import ai.hanzo.hmm.market.book.Side;
import ai.hanzo.hmm.market.command.MarketInput;
import ai.hanzo.hmm.market.command.OrderTerms;
import ai.hanzo.hmm.market.command.PostOnly;
import ai.hanzo.hmm.market.command.TimeInForce;
import ai.hanzo.hmm.market.event.OrderReport;
import ai.hanzo.hmm.market.event.OrderReport.Status;
import ai.hanzo.hmm.market.state.RestingOrder;
import ai.hanzo.hmm.market.state.Row;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;

/// Orders keep their identity, are reported whenever they change and never again when they are
/// done, and hold exactly what their open part can still cost.
final class OrderLaws {
    private final Map<String, OrderReport> reports = new HashMap<>();

    private record Sum(long quantity, long notional, long fee) {
        static final Sum ZERO = new Sum(0, 0, 0);

        static Sum of(OrderReport report) {
            return new Sum(report.filledMicros(), report.notionalMicros(), report.feeMicros());
        }

        Sum plus(Sum other) {
            return new Sum(quantity + other.quantity, notional + other.notional, fee + other.fee);
        }
    }

    void check(Happening now, Shelf shelf) {
        var matched = matched(now);
        for (var execution : now.executions()) {
            for (var report : execution.orders()) {
                var name = execution.account() + ' ' + report.clientOrderId();
                boolean amended =
                        now.command() instanceof MarketInput.Amend amend
                                && name.equals(amend.account() + ' ' + amend.clientOrderId());
                progress(name, report, matched, amended);
            }
        }
        must(matched.isEmpty(), "orders that traded and were not reported", matched);
        if (now.command() instanceof MarketInput.Place order) {
            var report = reports.get(order.account() + ' ' + order.id());
            must(report != null, "every order is reported", order);
            whatItWas(order, report);
            if (report.status() != Status.REFUSED) conditions(order, report);
        }
        must(!shelf.isCrossed(), "best bid < best ask", now);
        for (var change : now.changes()) {
            if (change.row().orElse(null) instanceof RestingOrder order) rests(order);
            if (change.row().orElse(null) instanceof Row.Member member) {
                int open = shelf.sums(member.account()).openOrders;
                must(member.openOrders() == open, "open orders", member, open);
            }
        }
    }

    private static Map<String, Sum> matched(Happening now) {
        var sums = new HashMap<String, Sum>();
        for (var s : now.settlements()) {
            sums.merge(
                    s.taker() + ' ' + s.takerOrderId(),
                    new Sum(s.quantityMicros(), s.notionalMicros(), s.takerFeeMicros()),
                    Sum::plus);
            if (s.makerOrderId().isEmpty()) continue;
            sums.merge(
                    s.maker() + ' ' + s.makerOrderId(),
                    new Sum(s.quantityMicros(), s.notionalMicros(), s.makerFeeMicros()),
                    Sum::plus);
        }
        return sums;
    }

    private void progress(String name, OrderReport now, Map<String, Sum> matched, boolean amended) {
        var last = reports.put(name, now);
        var sum = matched.remove(name);
        var before = Sum.ZERO;
        if (last != null) {
            must(last.status() == Status.OPEN, "done orders stay done", name, last, now);
            must(now.originalMicros() == last.originalMicros() || amended, "original", last, now);
            must(now.priceMicros() == last.priceMicros() || amended, "price", last, now);
            before = Sum.of(last);
        }
        must(
                Sum.of(now).equals(before.plus(sum == null ? Sum.ZERO : sum)),
                "filled, notional and fees = its settlements",
                name,
                now,
                sum);
        must(
                now.originalMicros()
                        == now.executedMicros()
                                + now.preventedMicros()
                                + now.cancelledMicros()
                                + now.openMicros(),
                "original = executed + prevented + cancelled + open",
                now);
        if (now.status() == Status.REFUSED) return;
        must(
                now.executedMicros() >= 0
                        && now.preventedMicros() >= 0
                        && now.cancelledMicros() >= 0
                        && now.openMicros() >= 0,
                "no part is negative",
                now);
        must(now.openMicros() > 0 == (now.status() == Status.OPEN), "open", now);
        must(
                now.executedMicros() == now.filledMicros()
                        || now.executedMicros() == now.notionalMicros() + now.feeMicros(),
                "executed is what was filled, or what was paid of a budget",
                now);
    }

    private static void whatItWas(MarketInput.Place order, OrderReport report) {
        long original =
                switch (order.terms()) {
                    case OrderTerms.Limit t -> t.quantityMicros();
                    case OrderTerms.MarketBuy t -> t.quantityMicros();
                    case OrderTerms.BudgetBuy _ -> order.holdMicros();
                    case OrderTerms.MarketSell t -> t.quantityMicros();
                };
        must(report.originalMicros() == original, "what was asked for", order, report);
        if (order.terms().side() == Side.BUY) {
            must(
                    report.notionalMicros() + report.feeMicros() <= order.holdMicros(),
                    "never more than was held",
                    order,
                    report);
        }
    }

    /// All or none, enough or none, and what may not rest does not.
    private static void conditions(MarketInput.Place order, OrderReport report) {
        var lasts = order.terms() instanceof OrderTerms.Limit t ? t.timeInForce() : TimeInForce.IOC;
        if (lasts == TimeInForce.FOK) must(report.status() == Status.FILLED, "all", report);
        must(report.filledMicros() >= order.conditions().minFillMicros(), "enough", report);
        must(lasts.rests() || report.status() != Status.OPEN, "rests", order, report);
        if (order.conditions().postOnly() != PostOnly.NO) {
            must(report.filledMicros() == 0, "post-only fills nothing", order, report);
        }
    }

    private void rests(RestingOrder order) {
        var report = reports.get(order.account() + ' ' + order.clientOrderId());
        must(report.openMicros() == order.openMicros(), "reported as it rests", order, report);
        must(report.priceMicros() == order.priceMicros(), "its price", order, report);
        must(report.preventedMicros() == order.preventedMicros(), "prevented", order, report);
        must(report.feeMicros() == order.fees().chargedUp(), "fees", order, report);
        must(order.holdMicros() == needed(order, report), "hold", order, needed(order, report));
    }

    /// The open part at the limit and what the running fee would rise by at the taker's rate.
    private static long needed(RestingOrder order, OrderReport report) {
        if (order.side() == Side.SELL) return order.openMicros();
        var million = big(1_000_000);
        var notional = millionthsUp(big(order.priceMicros()), order.openMicros());
        BigInteger numerator =
                big(order.fees().wholeMicros())
                        .multiply(million)
                        .add(big(order.fees().remainderPpm()))
                        .add(notional.multiply(big(order.feeRates().takerPpm())));
        return notional.add(divideUp(numerator, million))
                .subtract(big(report.feeMicros()))
                .longValueExact();
    }
}
