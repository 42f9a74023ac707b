package ai.hanzo.hmm.local.demo.tally;

import ai.hanzo.hmm.local.demo.plan.ServiceIds;
import ai.hanzo.hmm.wire.CommandStatus;
import ai.hanzo.hmm.wire.Execution;

import java.util.SortedMap;
import java.util.TreeMap;

/// What the exchange did not take of what was said about allocations.
public final class ServiceAnswers {
    private final SortedMap<String, Long> refusals = new TreeMap<>();
    private long uncounted;
    private long sent;
    private long answered;

    void on(Execution execution) {
        if (execution.getRepeated()) return;
        uncounted += execution.getUncounted().size();
        if (!ServiceIds.is(execution.getCommandId())) return;
        if (execution.getStatus() != CommandStatus.PENDING) answered++;
        if (execution.getRefusal() == null) return;
        refusals.merge(execution.getRefusal().getCode(), 1L, Long::sum);
    }

    /// Commands about allocations are about to be sent.
    public void sent(int commands) {
        sent += commands;
    }

    /// Those that have not been answered.
    public long open() {
        return sent - answered;
    }

    /// Commands about allocations that were refused, by code.
    public SortedMap<String, Long> refusals() {
        return new TreeMap<>(refusals);
    }

    /// Allocations that a heartbeat named and that were over, or not started.
    public long uncounted() {
        return uncounted;
    }
}
