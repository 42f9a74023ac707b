package ai.hanzo.hmm.local.demo.tally;

import ai.hanzo.hmm.market.units.Micros;
import ai.hanzo.hmm.wire.Allocation;
import ai.hanzo.hmm.wire.AllocationState;

/// Allocations that were made, those that have ended included.
public final class Grants {
    private long count;
    private long standardMicros;

    /// @return whether it is a new one
    boolean on(Allocation allocation) {
        if (allocation.getState() != AllocationState.ALLOCATED) return false;
        standardMicros = Micros.add(standardMicros, allocation.getStandardMicros());
        count++;
        return true;
    }

    public long count() {
        return count;
    }

    /// Units redeemed into them, uSCU.
    public long standardMicros() {
        return standardMicros;
    }
}
