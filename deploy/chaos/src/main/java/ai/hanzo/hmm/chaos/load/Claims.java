package ai.hanzo.hmm.chaos.load;

import ai.hanzo.hmm.wire.Allocation;
import ai.hanzo.hmm.wire.AllocationState;
import ai.hanzo.hmm.wire.DisputeAllocation;
import ai.hanzo.hmm.wire.EndAllocation;
import ai.hanzo.hmm.wire.MarketDefinition;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/// What consumers do about their allocations: they end some before their time, and dispute some,
/// while they run or after they were completed.
final class Claims {
    private static final String COMPLETED = "COMPLETED";

    private final long seed;
    private final Commands commands;
    private final Map<String, MarketDefinition> markets;
    private final Agenda<Command> agenda = new Agenda<>();
    private final Set<String> running = new HashSet<>();
    private final AtomicLong count = new AtomicLong();

    Claims(long seed, Commands commands, Map<String, MarketDefinition> markets) {
        this.seed = seed;
        this.commands = commands;
        this.markets = Map.copyOf(markets);
    }

    /// An allocation was published.
    void hear(Allocation allocation) {
        var name = allocation.getAllocationId();
        var fate = Fate.of(seed, name);
        var terms = markets.get(allocation.getMarket());
        long partMs = (long) (fate.part() * Serving.durationMs(allocation, terms));
        if (allocation.getState() == AllocationState.ALLOCATED) {
            if (fate.say() == Fate.Say.ENDS) {
                agenda.at(allocation.getStartMs() + partMs, end(allocation));
            }
        } else if (Followed.isOpen(allocation)) {
            boolean isFirst = running.add(name);
            if (isFirst && fate.say() == Fate.Say.DISPUTES) {
                agenda.at(allocation.getStartedMs() + partMs / 2, dispute(allocation));
            }
        } else {
            running.remove(name);
            if (fate.say() == Fate.Say.DISPUTES_LATER && isFreshlyCompleted(allocation)) {
                long within = (long) (fate.part() * terms.getDisputeWithinMs() / 2);
                agenda.at(allocation.getClosedMs() + within, dispute(allocation));
            }
        }
    }

    /// What is to be said now.
    List<Command> due(long nowMs) {
        return agenda.due(nowMs);
    }

    /// Its consumer wants no more of it. May be asked by any thread.
    Command end(Allocation allocation) {
        var body = new EndAllocation(allocation.getMarket(), Followed.numberOf(allocation));
        return commands.liquidity(allocation.getConsumer(), "end-" + count.incrementAndGet(), body);
    }

    private Command dispute(Allocation allocation) {
        var body =
                new DisputeAllocation(
                        allocation.getMarket(),
                        Followed.numberOf(allocation),
                        "as the seed has it");
        return commands.liquidity(
                allocation.getConsumer(), "dispute-" + count.incrementAndGet(), body);
    }

    private static boolean isFreshlyCompleted(Allocation allocation) {
        return allocation.getCloseReason().equals(COMPLETED) && allocation.getDispute() == null;
    }
}
