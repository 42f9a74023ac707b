package ai.hanzo.hmm.streams;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/// Remembers who was sent a tick that he has not read yet, so that one due time writes one tick. A
/// tick that was lost is sent again after a while; one too many changes nothing.
public final class DueTicks {
    private static final long RESEND_MS = 5_000;

    private final Map<String, Sent> sent = new HashMap<>();

    private record Sent(long dueMs, long atMs) {}

    /// Whether the next due time of a market or an account has passed and no tick is under way for
    /// it; if so, one is now.
    public boolean isDue(String id, OptionalLong due, long nowMs) {
        if (due.isEmpty() || due.getAsLong() > nowMs) return false;
        var last = sent.get(id);
        if (last != null && last.dueMs() == due.getAsLong() && nowMs - last.atMs() < RESEND_MS) {
            return false;
        }
        sent.put(id, new Sent(due.getAsLong(), nowMs));
        return true;
    }

    /// Forgets who is no longer due.
    public void done(String id) {
        sent.remove(id);
    }

    public void reset() {
        sent.clear();
    }
}
