package ai.hanzo.hmm.check.life;

import ai.hanzo.hmm.check.Judgement;
import ai.hanzo.hmm.wire.Allocation;

import java.util.Map;
import java.util.TreeMap;

/// Per consumer of a market: what was bought to be used, or redeemed, is delivered, refunded,
/// lapsed, running, left in its account or paid for in cash. Units in uSCU, as published.
final class Identity {
    private final String market;
    private final Judgement judgement;
    private final Map<String, Sums> consumers = new TreeMap<>();

    private static final class Sums {
        private long boughtMicros;
        private long heldMicros;
        private long cashMicros;
        private long endedMicros;
        private long runningMicros;
    }

    Identity(String market, Judgement judgement) {
        this.market = market;
        this.judgement = judgement;
    }

    void bought(String consumer, long boughtMicros, long heldMicros, long cashMicros) {
        var sums = of(consumer);
        sums.boughtMicros += boughtMicros;
        sums.heldMicros += heldMicros;
        sums.cashMicros += cashMicros;
    }

    /// One ended, as it was published.
    void ended(Allocation closed) {
        of(closed.getConsumer()).endedMicros += parts(closed);
    }

    /// One was ruled over after its end.
    void ruled(Allocation before, Allocation after) {
        of(after.getConsumer()).endedMicros += parts(after) - parts(before);
    }

    /// All is published.
    void end(Iterable<Life> running) {
        for (var life : running) {
            of(life.born().getConsumer()).runningMicros += life.born().getStandardMicros();
        }
        consumers.forEach(this::compare);
    }

    private void compare(String consumer, Sums sums) {
        judgement.checked();
        long found = sums.endedMicros + sums.runningMicros + sums.heldMicros + sums.cashMicros;
        if (sums.boughtMicros == found) return;
        judgement.broken(
                "%s: %s bought or redeemed %d uSCU: %d ended, %d are running, %d were left to it and %d paid for"
                        .formatted(
                                market,
                                consumer,
                                sums.boughtMicros,
                                sums.endedMicros,
                                sums.runningMicros,
                                sums.heldMicros,
                                sums.cashMicros));
    }

    private static long parts(Allocation closed) {
        return closed.getDeliveredMicros() + closed.getRefundedMicros() + closed.getLapsedMicros();
    }

    private Sums of(String consumer) {
        return consumers.computeIfAbsent(consumer, _ -> new Sums());
    }
}
