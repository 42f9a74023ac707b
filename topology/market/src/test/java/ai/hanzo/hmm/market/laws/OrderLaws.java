package ai.hanzo.hmm.market.laws;

import static ai.hanzo.hmm.market.example.Amounts.big;
import static ai.hanzo.hmm.market.example.Amounts.divideUp;
import static ai.hanzo.hmm.market.example.Amounts.millionthsUp;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.market.book.Side;
import ai.hanzo.hmm.market.command.MarketInput;
import ai.hanzo.hmm.market.command.OrderTerms;
import ai.hanzo.hmm.market.event.MarketEvent;
import ai.hanzo.hmm.market.event.MarketEvent.Executed;
import ai.hanzo.hmm.market.event.MarketEvent.Settled;
import ai.hanzo.hmm.market.event.OrderReport;
import ai.hanzo.hmm.market.event.OrderReport.Status;
import ai.hanzo.hmm.market.state.RestingOrder;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Orders keep their identity, are reported whenever they change and never again when they are
/// done, and hold exactly what their open part can still cost.
final class OrderLaws {
    private final Map<String, OrderReport> reports = new HashMap<>();

    private record Sum(long quantity, long notional, long fee) {
        static final Sum ZERO = new Sum(0, 0, 0);

        Sum plus(Sum other) {
            return new Sum(quantity + other.quantity, notional + other.notional, fee + other.fee);
        }
    }

    void check(
            MarketInput command,
            List<MarketEvent> events,
            List<Executed> executions,
            Snapshot after) {
        var matched = matched(events);
        for (var execution : executions) {
            for (var report : execution.orders()) {
                progress(execution.account() + ' ' + report.clientOrderId(), report, matched);
            }
        }
        assertThat(matched.keySet()).as("orders that traded and were not reported").isEmpty();
        if (command instanceof MarketInput.Place order) {
            var report = reports.get(order.account() + ' ' + order.id());
            assertThat(report).as("every order is reported").isNotNull();
            whatItWas(order, report);
        }
        bookIsSane(after);
    }

    private static Map<String, Sum> matched(List<MarketEvent> events) {
        var sums = new HashMap<String, Sum>();
        for (var event : events) {
            if (!(event instanceof Settled s)) continue;
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

    private void progress(String name, OrderReport now, Map<String, Sum> matched) {
        var last = reports.put(name, now);
        var sum = matched.getOrDefault(name, Sum.ZERO);
        matched.remove(name);
        var before = Sum.ZERO;
        if (last != null) {
            assertThat(last.status()).as("%s was done", name).isEqualTo(Status.OPEN);
            assertThat(now.originalMicros()).isEqualTo(last.originalMicros());
            before = new Sum(last.filledMicros(), last.notionalMicros(), last.feeMicros());
        }
        assertThat(new Sum(now.filledMicros(), now.notionalMicros(), now.feeMicros()))
                .as("%s: filled, notional and fees = its settlements", name)
                .isEqualTo(before.plus(sum));
        assertThat(now.originalMicros())
                .as("%s: original = executed + prevented + cancelled + open", name)
                .isEqualTo(
                        now.executedMicros()
                                + now.preventedMicros()
                                + now.cancelledMicros()
                                + now.openMicros());
        assertThat(
                        List.of(
                                now.executedMicros(),
                                now.preventedMicros(),
                                now.cancelledMicros(),
                                now.openMicros()))
                .as(name)
                .allMatch(part -> part >= 0);
        assertThat(now.openMicros() > 0).as(name).isEqualTo(now.status() == Status.OPEN);
        if (now.status() == Status.FILLED && now.filledMicros() != now.executedMicros()) {
            assertThat(now.executedMicros()).isEqualTo(now.notionalMicros() + now.feeMicros());
        }
    }

    private static void whatItWas(MarketInput.Place order, OrderReport report) {
        long original =
                switch (order.terms()) {
                    case OrderTerms.Limit t -> t.quantityMicros();
                    case OrderTerms.MarketBuy t -> t.quantityMicros();
                    case OrderTerms.BudgetBuy t -> t.budgetMicros();
                    case OrderTerms.MarketSell t -> t.quantityMicros();
                };
        assertThat(report.originalMicros()).isEqualTo(original);
        if (order.terms().side() == Side.BUY) {
            assertThat(report.notionalMicros() + report.feeMicros())
                    .as("never more than was held")
                    .isLessThanOrEqualTo(order.holdMicros());
        }
    }

    private void bookIsSane(Snapshot market) {
        long bid = Long.MIN_VALUE;
        long ask = Long.MAX_VALUE;
        var count = new HashMap<String, Integer>();
        for (var order : market.orders()) {
            var name = order.account() + ' ' + order.clientOrderId();
            count.merge(order.account(), 1, Integer::sum);
            if (order.side() == Side.BUY) bid = Math.max(bid, order.priceMicros());
            else ask = Math.min(ask, order.priceMicros());
            var report = reports.get(name);
            assertThat(report.openMicros()).as(name).isEqualTo(order.openMicros());
            assertThat(report.feeMicros()).as(name).isEqualTo(order.fees().chargedUp());
            if (order.holdMicros() != needed(order, report)) {
                throw new AssertionError(
                        "%s must hold %d: %s".formatted(name, needed(order, report), order));
            }
        }
        assertThat(bid).as("best bid < best ask").isLessThan(ask);
        market.members()
                .values()
                .forEach(
                        m ->
                                assertThat(m.openOrders())
                                        .as("open orders of %s", m.account())
                                        .isEqualTo(count.getOrDefault(m.account(), 0)));
    }

    /// The open part at the limit and what the running fee would rise by at the taker's rate.
    private static long needed(RestingOrder order, OrderReport report) {
        if (order.side() == Side.SELL) return order.openMicros();
        var notional = millionthsUp(big(order.priceMicros()), order.openMicros());
        var numerator =
                big(order.fees().wholeMicros())
                        .multiply(big(1_000_000))
                        .add(big(order.fees().remainderPpm()));
        BigInteger charged =
                divideUp(
                        numerator.add(notional.multiply(big(order.takerFeePpm()))), big(1_000_000));
        return notional.add(charged).subtract(big(report.feeMicros())).longValueExact();
    }
}
