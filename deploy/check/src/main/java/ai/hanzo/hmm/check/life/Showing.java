package ai.hanzo.hmm.check.life;

import ai.hanzo.hmm.check.Judgement;
import ai.hanzo.hmm.check.log.Reader;
import ai.hanzo.hmm.check.read.Difference;
import ai.hanzo.hmm.check.read.Exchange;
import ai.hanzo.hmm.check.read.Homes;
import ai.hanzo.hmm.check.read.Lane;
import ai.hanzo.hmm.wire.Allocation;
import ai.hanzo.hmm.wire.AllocationState;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeMap;

/// What was published of allocations at the time of the present command, held against what must
/// have been.
final class Showing {
    private final Judgement judgement;
    private final List<Lane<Allocation>> lanes;
    private final Map<String, List<Lane.Published<Allocation>>> began = new HashMap<>();
    private final Map<String, Queue<Lane.Published<Allocation>>> shown = new TreeMap<>();

    Showing(Exchange exchange, Reader reader, Homes homes, Judgement judgement) {
        this.judgement = judgement;
        this.lanes =
                Lane.of(
                        exchange,
                        reader,
                        exchange.topics().allocations(),
                        allocation -> homes.isHere(allocation.getMarket()));
    }

    /// Reads what was published until a time, ms since 1970.
    void read(long untilMs) {
        for (var lane : lanes) {
            for (var next = lane.peek();
                    next.isPresent() && next.get().record().timestamp() <= untilMs;
                    next = lane.peek()) {
                lane.take();
                take(next.get());
            }
        }
    }

    private void take(Lane.Published<Allocation> published) {
        var allocation = published.value();
        if (allocation.getState() == AllocationState.ALLOCATED) {
            began.computeIfAbsent(allocation.getMarket(), _ -> new ArrayList<>()).add(published);
        } else {
            shown.computeIfAbsent(allocation.getAllocationId(), _ -> new ArrayDeque<>())
                    .add(published);
        }
    }

    /// Those that began in a market; they are handed out once.
    List<Lane.Published<Allocation>> began(String market) {
        var its = began.remove(market);
        return its == null ? List.of() : its;
    }

    /// One must be published as it is now.
    ///
    /// @return as it was; empty where it was not
    Optional<Allocation> compare(Life life) {
        judgement.checked();
        var own = life.shown();
        var queue = shown.get(own.getAllocationId());
        var next = queue == null ? null : queue.poll();
        if (next == null) {
            judgement.broken(
                    "%s must be published as %s, which is not there"
                            .formatted(own.getAllocationId(), Difference.shortened(own)));
            return Optional.empty();
        }
        var value = next.value();
        var like =
                Allocation.newBuilder(own)
                        .setRefundMicros(value.getRefundMicros())
                        .setRefundFromBondMicros(value.getRefundFromBondMicros())
                        .setShortfallMicros(value.getShortfallMicros())
                        .build();
        if (!like.equals(value)) {
            judgement.broken(
                    "%s: %s: %s"
                            .formatted(
                                    next.place(),
                                    own.getAllocationId(),
                                    Difference.of(like, value)));
        } else if (!isPaid(life, value)) {
            judgement.broken(
                    "%s: of %s %d uH are owed: paid are %d, of which %d out of the bond, and short are %d"
                            .formatted(
                                    next.place(),
                                    own.getAllocationId(),
                                    life.owedMicros(),
                                    value.getRefundMicros(),
                                    value.getRefundFromBondMicros(),
                                    value.getShortfallMicros()));
        }
        return Optional.of(value);
    }

    /// Nothing else may have been published.
    void settle() {
        began.values().forEach(its -> its.forEach(it -> surplus(it, "begins without a command")));
        began.clear();
        shown.values().forEach(its -> its.forEach(it -> surplus(it, "is shown so for no reason")));
        shown.clear();
    }

    private void surplus(Lane.Published<Allocation> published, String how) {
        judgement.broken(
                "%s: %s %s: %s"
                        .formatted(
                                published.place(),
                                published.value().getAllocationId(),
                                how,
                                Difference.shortened(published.value())));
    }

    private static boolean isPaid(Life life, Allocation value) {
        long paid = value.getRefundMicros();
        return value.getRefundFromBondMicros() >= 0
                && value.getRefundFromBondMicros() <= paid
                && value.getShortfallMicros() >= 0
                && paid + value.getShortfallMicros() == life.owedMicros();
    }
}
