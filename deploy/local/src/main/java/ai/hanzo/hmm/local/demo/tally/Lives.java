package ai.hanzo.hmm.local.demo.tally;

import ai.hanzo.hmm.wire.Allocation;
import ai.hanzo.hmm.wire.AllocationState;
import ai.hanzo.hmm.wire.DisputeState;

import org.HdrHistogram.Histogram;

import java.util.HashMap;
import java.util.Map;

/// How allocations live and end. Those that are closed are added up and forgotten, but for those
/// whose dispute has yet to be ruled over: the ruling changes what they came to.
public final class Lives {
    private static final int SIGNIFICANT_DIGITS = 3;

    private final Map<String, Allocation> open = new HashMap<>();
    private final Map<String, Allocation> disputed = new HashMap<>();
    private final Ends ends = new Ends();
    private final Histogram startsMs = new Histogram(SIGNIFICANT_DIGITS);
    private long suspended;
    private long back;
    private long upheld;
    private long dismissed;

    void on(Allocation now) {
        var id = now.getAllocationId();
        boolean closes = now.getState() == AllocationState.CLOSED;
        var before = closes ? open.remove(id) : open.put(id, now);
        if (closes) close(before, now);
        else if (before != null) live(before, now);
        judge(now);
    }

    /// Those that are closed.
    public Ends ends() {
        return ends;
    }

    /// Allocations that are open.
    public long running() {
        return open.size();
    }

    /// Units of allocations that are open, uSCU.
    public long runningMicros() {
        return open.values().stream().mapToLong(Allocation::getStandardMicros).sum();
    }

    /// Times from allocation to start, ms, of those that were started.
    public Histogram startsMs() {
        return startsMs;
    }

    /// How often one was suspended.
    public long suspended() {
        return suspended;
    }

    /// How often a suspended one became active again.
    public long back() {
        return back;
    }

    /// Disputes that were upheld.
    public long upheld() {
        return upheld;
    }

    /// Disputes that were dismissed.
    public long dismissed() {
        return dismissed;
    }

    private void live(Allocation before, Allocation now) {
        if (before.getStartedMs() == 0 && now.getStartedMs() > 0) {
            startsMs.recordValue(now.getStartedMs() - now.getStartMs());
        }
        if (before.getState() == now.getState()) return;
        if (now.getState() == AllocationState.SUSPENDED) suspended++;
        else if (before.getState() == AllocationState.SUSPENDED) back++;
    }

    /// @param before as it was when it was last open; null where it was closed before
    private void close(Allocation before, Allocation now) {
        if (before != null) {
            ends.add(now);
            return;
        }
        var disputedBefore = disputed.get(now.getAllocationId());
        if (disputedBefore == null) return;
        ends.remove(disputedBefore);
        ends.add(now);
    }

    private void judge(Allocation now) {
        var dispute = now.getDispute();
        if (dispute == null) return;
        var id = now.getAllocationId();
        if (dispute.getState() == DisputeState.OPEN) disputed.put(id, now);
        else if (disputed.remove(id) == null) return;
        if (dispute.getState() == DisputeState.UPHELD) upheld++;
        if (dispute.getState() == DisputeState.DISMISSED) dismissed++;
    }
}
