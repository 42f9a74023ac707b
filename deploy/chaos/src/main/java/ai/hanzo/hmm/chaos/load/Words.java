package ai.hanzo.hmm.chaos.load;

import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

/// When providers spoke of their allocations, whether they were heard or not: times of starts and
/// heartbeats as they were handed to the producer, ms since 1970. To be read after the load's end.
public final class Words {
    private final Map<String, NavigableSet<Long>> byAllocation = new HashMap<>();

    void say(String market, long number, long nowMs) {
        byAllocation.computeIfAbsent(market + "#" + number, _ -> new TreeSet<>()).add(nowMs);
    }

    /// The first that was said of an allocation after a time and before another; 0 for none.
    public long firstBetween(String allocation, long afterMs, long beforeMs) {
        var first = byAllocation.getOrDefault(allocation, new TreeSet<>()).higher(afterMs);
        return first == null || first >= beforeMs ? 0 : first;
    }
}
