package ai.hanzo.hmm.door.feed;

import ai.hanzo.hmm.door.feed.line.Past;
import ai.hanzo.hmm.door.feed.line.Subject;
import ai.hanzo.hmm.door.view.StateFilter;
import ai.hanzo.hmm.door.view.Views;
import ai.hanzo.hmm.wire.Allocation;
import ai.hanzo.hmm.wire.Depth;
import ai.hanzo.hmm.wire.MarketStatus;
import ai.hanzo.hmm.wire.depth.DepthChecksum;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// What the door's views hold of each subject.
final class ViewBeginnings implements Beginnings {
    private static final int PAGE = 1_000;

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
            case TRADES, CANDLES, EXECUTIONS -> Past.NOT_KEPT;
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

    private List<Allocation> allocations(String account) {
        var all = new ArrayList<Allocation>();
        for (var after = ""; ; after = all.getLast().getAllocationId()) {
            var page = views.get().allocations(account, StateFilter.OPEN, after, PAGE);
            all.addAll(page);
            if (page.size() < PAGE) return all;
        }
    }
}
