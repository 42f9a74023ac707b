package ai.hanzo.hmm.chaos.life;

import ai.hanzo.hmm.chaos.load.CommittedLog;
import ai.hanzo.hmm.wire.AccessToken;
import ai.hanzo.hmm.wire.Allocation;
import ai.hanzo.hmm.wire.AllocationState;
import ai.hanzo.hmm.wire.DisputeState;
import ai.hanzo.hmm.wire.MarketDefinition;
import ai.hanzo.hmm.wire.registry.Registry;
import ai.hanzo.hmm.wire.topic.TopicCatalogue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// Every allocation from its publication to its end, as it was published: it ends once, all of it
/// is accounted for, one token opens it, and who lost it for silence was silent.
public final class Lives {
    private static final String AT_FAULT = "PROVIDER_FAULT";

    /// So long the exchange may be away before its market counts that as nobody's fault, and a
    /// little for the way.
    private static final long UNCOUNTED_MS = 32_000;

    private final Map<String, MarketDefinition> markets = new HashMap<>();
    private final Map<String, Life> lives = new LinkedHashMap<>();
    private final List<String> offences = new ArrayList<>();

    /// One life so far.
    private static final class Life {
        private Allocation last;
        private int tokens;
        private boolean wasSuspended;
    }

    /// When a provider first spoke of an allocation after a time, ms since 1970; 0 for never.
    @FunctionalInterface
    public interface FirstWord {
        long after(String allocation, long afterMs, long beforeMs);
    }

    public Lives(List<MarketDefinition> definitions) {
        definitions.forEach(market -> markets.put(market.getMarket(), market));
    }

    /// All that is committed now.
    public static Lives read(
            String bootstrapServers,
            TopicCatalogue topics,
            Registry registry,
            List<MarketDefinition> definitions) {
        var lives = new Lives(definitions);
        for (var record : CommittedLog.all(bootstrapServers, topics.allocations(), registry)) {
            lives.published(record.value());
        }
        for (var record : CommittedLog.all(bootstrapServers, topics.accessTokens(), registry)) {
            lives.token(record.value());
        }
        return lives;
    }

    /// The next record of the allocations; those of one allocation come in their order.
    public void published(Allocation allocation) {
        var life = of(allocation.getAllocationId());
        if (life.last != null && isClosed(life.last)) {
            boolean isRuling = isClosed(allocation) && allocation.getDispute() != null;
            if (!isRuling || allocation.getClosedMs() != life.last.getClosedMs()) {
                offend(allocation, "was published after its end as " + allocation.getState());
            }
        }
        life.wasSuspended |= allocation.getState() == AllocationState.SUSPENDED;
        life.last = allocation;
    }

    public void token(AccessToken token) {
        of(token.getAllocationId()).tokens++;
    }

    /// What all of it comes to when nothing more is published.
    ///
    /// @param wasRuled whether the operator ruled that an allocation was not delivered
    public LifeCounts judge(FirstWord words, Predicate<String> wasRuled) {
        var counts = new LifeCounts.Builder();
        lives.forEach(
                (name, life) -> {
                    if (life.tokens != 1) offences.add(name + " has " + life.tokens + " tokens");
                    if (life.last == null) return;
                    if (isClosed(life.last)) judge(life, words, wasRuled, counts);
                    else offend(life.last, "did not end, it is " + life.last.getState());
                });
        return counts.build();
    }

    /// What was found that may not be, in the order in which it was found.
    public List<String> offences() {
        return List.copyOf(offences);
    }

    private void judge(
            Life life, FirstWord words, Predicate<String> wasRuled, LifeCounts.Builder counts) {
        var closed = life.last;
        long parts =
                closed.getDeliveredMicros() + closed.getRefundedMicros() + closed.getLapsedMicros();
        if (parts != closed.getStandardMicros()) {
            offend(
                    closed,
                    "of %d uSCU accounts for %d".formatted(closed.getStandardMicros(), parts));
        }
        var dispute = closed.getDispute();
        if (dispute != null && dispute.getState() == DisputeState.OPEN) {
            offend(closed, "was disputed and not ruled over");
        }
        boolean isSilent =
                closed.getCloseReason().equals(AT_FAULT)
                        && !wasRuled.test(closed.getAllocationId());
        boolean isUnheard = isSilent && isUnheard(closed, words);
        counts.add(closed, life.wasSuspended, isSilent, isUnheard);
    }

    /// Whether its provider spoke before it was at fault for saying nothing: an exchange that is
    /// away for a moment does not excuse that, one that is away for longer must.
    private boolean isUnheard(Allocation closed, FirstWord words) {
        var terms = markets.get(closed.getMarket());
        boolean isStarted = closed.getStartedMs() > 0;
        long heardMs = isStarted ? closed.getHeardMs() : closed.getStartMs();
        long patienceMs = isStarted ? terms.getFaultAfterMs() : terms.getStartWithinMs();
        if (closed.getClosedMs() < heardMs + patienceMs) {
            offend(
                    closed,
                    "was a fault after %d ms, and %d are allowed"
                            .formatted(closed.getClosedMs() - heardMs, patienceMs));
        }
        long word = words.after(closed.getAllocationId(), heardMs, closed.getClosedMs());
        if (word == 0) return false;
        long waitedMs = closed.getClosedMs() - word;
        if (waitedMs > UNCOUNTED_MS) {
            offend(closed, "was a fault %d ms after its provider spoke".formatted(waitedMs));
        }
        return true;
    }

    private Life of(String allocation) {
        return lives.computeIfAbsent(allocation, _ -> new Life());
    }

    private void offend(Allocation allocation, String what) {
        offences.add(allocation.getAllocationId() + " " + what);
    }

    private static boolean isClosed(Allocation allocation) {
        return allocation.getState() == AllocationState.CLOSED;
    }
}
