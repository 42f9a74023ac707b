package ai.hanzo.hmm.door.feed;

import java.util.HashMap;
import java.util.Map;

/// How many connections there are, of all and of each.
final class Places {
    private final int most;
    private final int mostOfOne;
    private final Map<String, Integer> taken = new HashMap<>();
    private int all;

    Places(int most, int mostOfOne) {
        this.most = most;
        this.mostOfOne = mostOfOne;
    }

    /// @return whether there was one left
    synchronized boolean take(String who) {
        if (all >= most || taken.getOrDefault(who, 0) >= mostOfOne) return false;
        taken.merge(who, 1, Integer::sum);
        all++;
        return true;
    }

    synchronized void giveBack(String who) {
        taken.computeIfPresent(who, (_, count) -> count == 1 ? null : count - 1);
        all--;
    }

    synchronized int all() {
        return all;
    }
}
