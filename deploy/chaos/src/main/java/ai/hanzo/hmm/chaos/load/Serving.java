package ai.hanzo.hmm.chaos.load;

import ai.hanzo.hmm.wire.Allocation;
import ai.hanzo.hmm.wire.AllocationState;
import ai.hanzo.hmm.wire.CompleteAllocation;
import ai.hanzo.hmm.wire.MarketDefinition;
import ai.hanzo.hmm.wire.ProviderCommand;
import ai.hanzo.hmm.wire.StartAllocation;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What providers do about what they are allocated: they start most of it, some late, some twice,
/// some never, report on it, and complete some.
final class Serving {
    /// A start takes up to a quarter of the time that there is.
    private static final double PROMPT = 0.25;

    private final long seed;
    private final Commands commands;
    private final Map<String, MarketDefinition> markets;
    private final Agenda<Command> agenda = new Agenda<>();
    private final Set<String> begun = new HashSet<>();
    private final Heartbeats heartbeats;
    private final Words words;
    private long count;

    /// @param markets by their names
    /// @param words that are said of allocations
    Serving(long seed, Commands commands, Map<String, MarketDefinition> markets, Words words) {
        this.seed = seed;
        this.commands = commands;
        this.markets = Map.copyOf(markets);
        this.words = words;
        this.heartbeats = new Heartbeats(seed, commands, this.markets, words);
    }

    /// An allocation was published.
    void hear(Allocation allocation) {
        if (allocation.getState() == AllocationState.ALLOCATED) plan(allocation);
        else heartbeats.hear(allocation);
        if (allocation.getState() == AllocationState.ACTIVE
                && begun.remove(allocation.getAllocationId())) {
            planEnd(allocation);
        }
        if (!Followed.isOpen(allocation)) begun.remove(allocation.getAllocationId());
    }

    /// What is to be said now.
    List<Command> due(long nowMs) {
        var due = new ArrayList<>(agenda.due(nowMs));
        for (var command : due) {
            if (command.value() instanceof ProviderCommand said) {
                noteStart(said, nowMs);
            }
        }
        due.addAll(heartbeats.due(nowMs));
        return due;
    }

    private void plan(Allocation allocation) {
        var fate = Fate.of(seed, allocation.getAllocationId());
        long within = terms(allocation).getStartWithinMs();
        long promptly = allocation.getStartMs() + (long) (PROMPT * within * fate.part());
        begun.add(allocation.getAllocationId());
        switch (fate.start()) {
            case PROMPT -> agenda.at(promptly, start(allocation));
            case TWICE -> {
                agenda.at(promptly, start(allocation));
                agenda.at(promptly + within / 4, start(allocation));
            }
            case LATE -> agenda.at(allocation.getStartMs() + within * 9 / 8, start(allocation));
            case NEVER -> {}
        }
    }

    private void planEnd(Allocation allocation) {
        var fate = Fate.of(seed, allocation.getAllocationId());
        if (fate.course() != Fate.Course.COMPLETES) return;
        long servedMs = (long) (fate.part() * durationMs(allocation, terms(allocation)));
        long used = Metered.usedMicros(allocation, terms(allocation), servedMs);
        var body =
                new CompleteAllocation(
                        allocation.getMarket(),
                        Followed.numberOf(allocation),
                        used,
                        proof(allocation));
        agenda.at(
                allocation.getStartedMs() + servedMs,
                commands.provider(allocation.getProvider(), "done-" + ++count, body));
    }

    private Command start(Allocation allocation) {
        var body = new StartAllocation(allocation.getMarket(), Followed.numberOf(allocation));
        return commands.provider(allocation.getProvider(), "start-" + ++count, body);
    }

    private void noteStart(ProviderCommand said, long nowMs) {
        if (said.getBody() instanceof StartAllocation start) {
            words.say(start.getMarket(), start.getAllocation(), nowMs);
        }
    }

    private MarketDefinition terms(Allocation allocation) {
        return markets.get(allocation.getMarket());
    }

    static long durationMs(Allocation allocation, MarketDefinition terms) {
        return allocation.getExpiryMs() - allocation.getStartMs() - terms.getStartWithinMs();
    }

    /// Of a result that nobody made.
    private static ByteBuffer proof(Allocation allocation) {
        try {
            var name = allocation.getAllocationId().getBytes(StandardCharsets.UTF_8);
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(name));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
