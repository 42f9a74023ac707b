package ai.hanzo.hmm.local.demo.serve;

import ai.hanzo.hmm.local.demo.plan.Conducts;
import ai.hanzo.hmm.local.demo.plan.Quarrel;
import ai.hanzo.hmm.local.demo.plan.ServiceIds;
import ai.hanzo.hmm.local.demo.plan.Work;
import ai.hanzo.hmm.market.allocation.CloseReason;
import ai.hanzo.hmm.market.units.Micros;
import ai.hanzo.hmm.wire.AccessToken;
import ai.hanzo.hmm.wire.Allocation;
import ai.hanzo.hmm.wire.DisputeAllocation;
import ai.hanzo.hmm.wire.EndAllocation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;

/// What consumers do with what they bought: each shows its token to the provider, some end an
/// allocation before its work is done, one disputes what was completed for it.
public final class Consumers {
    /// A command of a consumer.
    public record Sent(String consumer, Outgoing command) {}

    private record Ending(long dueMs, String consumer, String market, long allocation) {}

    private static final List<String> REASONS =
            List.of("half of the answer is missing", "the answer is too short for me");

    private final Conducts conducts;
    private final String quarrelsome;
    private final Map<String, Allocation> withoutToken = new HashMap<>();
    private final Map<String, AccessToken> withoutAllocation = new HashMap<>();
    private final List<Presentation> presentations = new ArrayList<>();
    private final Set<Long> toEnd = new HashSet<>();
    private final PriorityQueue<Ending> endings =
            new PriorityQueue<>(Comparator.comparingLong(Ending::dueMs));
    private final List<Sent> disputes = new ArrayList<>();
    private int disputed;

    /// @param quarrelsome the account that disputes
    public Consumers(Conducts conducts, String quarrelsome) {
        this.conducts = conducts;
        this.quarrelsome = quarrelsome;
    }

    /// An allocation has changed.
    public void on(Allocation allocation, long nowMs) {
        switch (allocation.getState()) {
            case ALLOCATED -> allocated(allocation);
            case ACTIVE -> active(allocation, nowMs);
            case SUSPENDED -> {}
            case CLOSED -> closed(allocation);
        }
    }

    /// A token was issued; it may be seen before its allocation.
    public void on(AccessToken token) {
        var allocation = withoutToken.remove(token.getAllocationId());
        if (allocation == null) withoutAllocation.put(token.getAllocationId(), token);
        else present(token);
    }

    /// Tokens to be shown now.
    public List<Presentation> presentations() {
        var due = List.copyOf(presentations);
        presentations.clear();
        return due;
    }

    /// The commands that are due.
    public List<Sent> due(long nowMs) {
        var due = new ArrayList<>(disputes);
        disputes.clear();
        while (!endings.isEmpty() && endings.peek().dueMs() <= nowMs) {
            var ending = endings.remove();
            var end = new EndAllocation(ending.market(), ending.allocation());
            var command = new Outgoing(ServiceIds.END + ending.allocation(), end);
            due.add(new Sent(ending.consumer(), command));
        }
        return due;
    }

    /// Disputes so far.
    public int disputed() {
        return disputed;
    }

    /// Allocations whose tokens nobody was shown for want of the allocation.
    public Set<String> strayTokens() {
        return Set.copyOf(withoutAllocation.keySet());
    }

    private void allocated(Allocation allocation) {
        var id = allocation.getAllocationId();
        var token = withoutAllocation.remove(id);
        if (token == null) withoutToken.put(id, allocation);
        else present(token);
    }

    private void present(AccessToken token) {
        presentations.add(
                new Presentation(token.getProvider(), token.getAllocationId(), token.getToken()));
    }

    /// It is told that it is active with every report on it.
    private void active(Allocation allocation, long nowMs) {
        var share = conducts.endsAfterPpm(allocation.getClientOrderId());
        long number = ServiceIds.number(allocation.getAllocationId());
        if (share.isEmpty() || !toEnd.add(number)) return;
        var work = new Work(allocation.getRawMicros(), allocation.getRateMicros());
        long dueMs = nowMs + Micros.ppmUp(work.neededMs(), share.getAsInt());
        endings.add(new Ending(dueMs, allocation.getConsumer(), allocation.getMarket(), number));
    }

    private void closed(Allocation allocation) {
        if (!allocation.getConsumer().equals(quarrelsome)
                || !allocation.getCloseReason().equals(CloseReason.COMPLETED.name())
                || allocation.getDispute() != null
                || disputed == Quarrel.DISPUTES) return;
        long number = ServiceIds.number(allocation.getAllocationId());
        var dispute =
                new DisputeAllocation(allocation.getMarket(), number, REASONS.get(disputed++));
        disputes.add(new Sent(quarrelsome, new Outgoing(ServiceIds.DISPUTE + number, dispute)));
    }
}
