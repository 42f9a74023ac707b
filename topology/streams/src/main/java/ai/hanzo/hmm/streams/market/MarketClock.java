package ai.hanzo.hmm.streams.market;

import ai.hanzo.hmm.market.engine.Market;

import java.util.HashMap;
import java.util.Map;

/// Remembers which markets were sent a tick that they have not read yet, so that one due time
/// writes one tick. A tick that was lost is sent again after a while; one too many changes nothing.
final class MarketClock {
    private static final long RESEND_MS = 5_000;

    private final Map<String, Sent> sent = new HashMap<>();

    private record Sent(long dueMs, long atMs) {}

    /// Whether a market's next due time has passed and no tick is under way for it; if so, one is
    /// now.
    boolean isTickDue(String id, Market market, long nowMs) {
        var due = market.nextDueMs();
        if (due.isEmpty() || due.getAsLong() > nowMs) return false;
        var last = sent.get(id);
        if (last != null && last.dueMs() == due.getAsLong() && nowMs - last.atMs() < RESEND_MS) {
            return false;
        }
        sent.put(id, new Sent(due.getAsLong(), nowMs));
        return true;
    }

    void reset() {
        sent.clear();
    }
}
