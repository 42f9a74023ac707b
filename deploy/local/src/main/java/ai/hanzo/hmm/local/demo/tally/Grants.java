package ai.hanzo.hmm.local.demo.tally;

import ai.hanzo.hmm.market.units.Micros;
import ai.hanzo.hmm.wire.Allocation;
import ai.hanzo.hmm.wire.AllocationState;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Allocations, and which of them have a token.
public final class Grants {
    private final Map<String, Allocation> withoutToken = new HashMap<>();
    private final Map<String, Long> rawByProvider = new HashMap<>();
    private long count;
    private long standardMicros;

    void on(Allocation allocation) {
        if (allocation.getState() != AllocationState.ALLOCATED) return;
        withoutToken.put(allocation.getAllocationId(), allocation);
        rawByProvider.merge(allocation.getProvider(), allocation.getRawMicros(), Micros::add);
        standardMicros = Micros.add(standardMicros, allocation.getStandardMicros());
        count++;
    }

    /// Takes the allocation that a token is for; empty when there is none that lacks one.
    Optional<Allocation> take(String allocationId) {
        return Optional.ofNullable(withoutToken.remove(allocationId));
    }

    /// All that were made, those that have ended included.
    public long count() {
        return count;
    }

    /// Units redeemed into them, uSCU.
    public long standardMicros() {
        return standardMicros;
    }

    /// Raw capacity that a provider owes or owed, millionths.
    public long rawMicros(String provider) {
        return rawByProvider.getOrDefault(provider, 0L);
    }
}
