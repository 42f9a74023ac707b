package ai.hanzo.hmm.local.demo.serve;

import ai.hanzo.hmm.local.demo.plan.Quarrel;
import ai.hanzo.hmm.local.demo.plan.ServiceIds;
import ai.hanzo.hmm.wire.Allocation;
import ai.hanzo.hmm.wire.DisputeState;
import ai.hanzo.hmm.wire.RuleDispute;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/// Rules over what consumers dispute, each once.
public final class Operator {
    private final Quarrel quarrel;
    private final Set<Long> ruled = new HashSet<>();

    public Operator(Quarrel quarrel) {
        this.quarrel = quarrel;
    }

    /// An allocation has changed.
    ///
    /// @return the ruling that it asks for
    public Optional<Outgoing> on(Allocation allocation) {
        var dispute = allocation.getDispute();
        if (dispute == null || dispute.getState() != DisputeState.OPEN) return Optional.empty();
        long number = ServiceIds.number(allocation.getAllocationId());
        int before = ruled.size();
        if (!ruled.add(number)) return Optional.empty();
        long units = allocation.getStandardMicros() - allocation.getRefundedMicros();
        long undelivered = quarrel.undelivered(before, units);
        var why = undelivered > 0 ? "the answer was cut off" : "the answer is whole";
        return Optional.of(
                new Outgoing("ruling-" + number, new RuleDispute(number, undelivered, why)));
    }
}
