package ai.hanzo.hmm.check.life;

import ai.hanzo.hmm.wire.Execution;
import ai.hanzo.hmm.wire.MarketPhase;
import ai.hanzo.hmm.wire.OrderStatus;

import java.time.Duration;
import java.util.TreeSet;

/// When time alone does something in a market beside its allocations: it is by this that a market's
/// own clock ticks, and that an exchange which stood still is told from an idle one.
final class Agenda {
    private static final long MINUTE_MS = Duration.ofMinutes(1).toMillis();
    private static final long LOCKED_MS = Duration.ofMinutes(10).toMillis();
    private static final String MINT = "MINT";

    private final TreeSet<Long> unlocks = new TreeSet<>();
    private boolean isClosed;
    private boolean hasTraded;
    private boolean hasOrders;

    void phase(MarketPhase phase) {
        isClosed |= phase == MarketPhase.CLOSED;
    }

    /// There was a match: from now on every minute has bars.
    void traded() {
        hasTraded = true;
    }

    void executed(Execution execution) {
        hasOrders |=
                execution.getOrders().stream().anyMatch(it -> it.getStatus() == OrderStatus.OPEN);
        if (execution.getPostings().stream().noneMatch(it -> it.getReason().equals(MINT))) return;
        hasTraded = true; // a pool has a price as a match has
        unlocks.add(execution.getTimeMs() + LOCKED_MS);
    }

    /// Ms since 1970, {@link Schedule#NEVER} for never.
    ///
    /// @param nowMs the market's time
    long nextMs(long nowMs) {
        unlocks.headSet(nowMs, true).clear();
        long unlockMs = unlocks.isEmpty() ? Schedule.NEVER : unlocks.first();
        return hasTraded && !isClosed ? Math.min(unlockMs, minuteMs(nowMs)) : unlockMs;
    }

    /// The same, where bids and offers that rest side by side have made a price before any match.
    /// Whether they did is not followed.
    long earliestMs(long nowMs) {
        return hasOrders && !isClosed ? Math.min(nextMs(nowMs), minuteMs(nowMs)) : nextMs(nowMs);
    }

    private static long minuteMs(long nowMs) {
        return (nowMs / MINUTE_MS + 1) * MINUTE_MS;
    }
}
