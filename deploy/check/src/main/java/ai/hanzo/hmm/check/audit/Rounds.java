package ai.hanzo.hmm.check.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/// Buckets in which somebody was reported on, until those who were not are judged (rules, section
/// 7). Times in ms since 1970.
final class Rounds {
    private final NavigableMap<Long, Long> judgedMs = new TreeMap<>();

    /// The first of a bucket opens a round.
    void open(long startMs, long whenMs) {
        judgedMs.putIfAbsent(startMs, whenMs);
    }

    /// Those that start between two buckets of a provider, both not counted, ascending.
    List<Long> between(long afterMs, long beforeMs) {
        return afterMs >= beforeMs
                ? List.of()
                : List.copyOf(judgedMs.subMap(afterMs, false, beforeMs, false).keySet());
    }

    /// When the next is to be judged; 2^63 - 1 for never.
    long nextMs() {
        return judgedMs.values().stream().mapToLong(Long::longValue).min().orElse(Long.MAX_VALUE);
    }

    /// Takes out those that are to be judged, in the order of when and of their starts.
    List<Long> takeDue(long timeMs) {
        var due = new ArrayList<Long>();
        judgedMs.forEach(
                (start, when) -> {
                    if (when <= timeMs) due.add(start);
                });
        due.sort(
                (a, b) -> {
                    int byTime = Long.compare(judgedMs.get(a), judgedMs.get(b));
                    return byTime != 0 ? byTime : Long.compare(a, b);
                });
        due.forEach(judgedMs::remove);
        return due;
    }
}
