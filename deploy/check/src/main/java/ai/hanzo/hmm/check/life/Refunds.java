package ai.hanzo.hmm.check.life;

import ai.hanzo.hmm.check.Judgement;
import ai.hanzo.hmm.wire.Execution;

import java.util.Map;
import java.util.TreeMap;

/// Holds what accounts were posted as refunds at one time against what was published of
/// allocations. Amounts in uH.
final class Refunds {
    private static final String REFUND = "REFUND";

    private final String market;
    private final Judgement judgement;
    private final Map<String, Sums> accounts = new TreeMap<>();

    private static final class Sums {
        private long due;
        private long posted;
    }

    Refunds(String market, Judgement judgement) {
        this.market = market;
        this.judgement = judgement;
    }

    /// A consumer must be paid so much, and so much of it out of its provider's bond.
    void due(String consumer, String provider, long paidMicros, long fromBondMicros) {
        of(consumer).due += paidMicros;
        of(provider).due -= fromBondMicros;
    }

    void executed(Execution execution) {
        for (var posting : execution.getPostings()) {
            if (!posting.getReason().equals(REFUND)) continue;
            of(execution.getAccount()).posted += posting.getFreeMicros() + posting.getHeldMicros();
        }
    }

    /// The time is over.
    void settle() {
        accounts.forEach(
                (account, sums) -> {
                    judgement.checked();
                    if (sums.due == sums.posted) return;
                    judgement.broken(
                            "%s: %s is posted %d uH as refunds, and published of allocations are %d"
                                    .formatted(market, account, sums.posted, sums.due));
                });
        accounts.clear();
    }

    private Sums of(String account) {
        return accounts.computeIfAbsent(account, _ -> new Sums());
    }
}
