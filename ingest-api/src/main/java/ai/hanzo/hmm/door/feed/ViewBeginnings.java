package ai.hanzo.hmm.door.feed;

import ai.hanzo.hmm.door.feed.line.Past;
import ai.hanzo.hmm.door.feed.line.Subject;
import ai.hanzo.hmm.door.view.ListedExecution;
import ai.hanzo.hmm.door.view.OrderCursor;
import ai.hanzo.hmm.door.view.OrderFilter;
import ai.hanzo.hmm.door.view.Span;
import ai.hanzo.hmm.door.view.StateFilter;
import ai.hanzo.hmm.door.view.Views;
import ai.hanzo.hmm.wire.Allocation;
import ai.hanzo.hmm.wire.Candle;
import ai.hanzo.hmm.wire.Depth;
import ai.hanzo.hmm.wire.Execution;
import ai.hanzo.hmm.wire.MarketStatus;
import ai.hanzo.hmm.wire.depth.DepthChecksum;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// What the door's views hold of each subject.
final class ViewBeginnings implements Beginnings {
    /// Lines begin with so many trades and bars.
    private static final int LAST = 100;

    private static final int PAGE = 1_000;
    private static final OrderFilter OPEN = new OrderFilter(true, false, "");

    private final Supplier<Views> views;

    ViewBeginnings(Supplier<Views> views) {
        this.views = views;
    }

    @Override
    public Past of(Subject subject) {
        var name = subject.of();
        return switch (subject.channel()) {
            case DEPTH -> Past.of(List.of(depth(name)));
            case PRICES -> Past.of(list(views.get().price(name)));
            case BALANCES -> Past.of(list(views.get().balances(name)));
            case ALLOCATIONS -> Past.of(allocations(name));
            case TRADES -> Past.of(views.get().trades(name, Span.newest(LAST)).reversed());
            case CANDLES -> Past.of(candles(subject));
            // The orders first: what happened to them meanwhile is among the last executions.
            case EXECUTIONS -> Past.of(openOrders(name), lastExecutions(name));
        };
    }

    private static <T> List<T> list(Optional<T> one) {
        return one.map(List::of).orElse(List.of());
    }

    /// A market without orders has an empty book.
    private Depth depth(String market) {
        return views.get()
                .depth(market)
                .orElseGet(
                        () ->
                                new Depth(
                                        market,
                                        views.get()
                                                .market(market)
                                                .map(MarketStatus::getTimeMs)
                                                .orElse(0L),
                                        List.of(),
                                        List.of(),
                                        0L,
                                        true,
                                        DepthChecksum.of(List.of(), List.of())));
    }

    private List<Candle> candles(Subject subject) {
        return views.get().candles(subject.of(), subject.interval(), -1, Long.MAX_VALUE, LAST);
    }

    private List<Execution> lastExecutions(String account) {
        var last = views.get().executions(account, Span.newest(LAST)).reversed();
        return last.stream().map(ListedExecution::execution).toList();
    }

    private List<Execution> openOrders(String account) {
        var all = new ArrayList<Execution>();
        for (var after = OrderCursor.BEGIN; ; ) {
            var page = views.get().orders(account, OPEN, after, PAGE);
            page.forEach(order -> all.add(with(order.clientOrderId(), order.touched())));
            if (page.size() < PAGE) return all;
            after = page.getLast().at();
        }
    }

    /// What the execution says of its other orders may be long past.
    private static Execution with(String clientOrderId, Execution touched) {
        var order =
                touched.getOrders().stream()
                        .filter(each -> each.getClientOrderId().equals(clientOrderId))
                        .toList();
        return Execution.newBuilder(touched).setOrders(order).build();
    }

    private List<Allocation> allocations(String account) {
        var all = new ArrayList<Allocation>();
        for (var after = ""; ; after = all.getLast().getAllocationId()) {
            var page = views.get().allocations(account, StateFilter.OPEN, after, PAGE);
            all.addAll(page);
            if (page.size() < PAGE) return all;
        }
    }
}
