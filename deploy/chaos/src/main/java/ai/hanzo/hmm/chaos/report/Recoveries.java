package ai.hanzo.hmm.chaos.report;

import java.util.List;
import java.util.Optional;

/// How long recovery took from faults of one kind.
///
/// @param faults how many there were
/// @param times of those that were recovered from; empty when none was
public record Recoveries(int faults, Optional<Times> times) {
    /// Milliseconds. Of two middles the lower.
    public record Times(long leastMs, long medianMs, long mostMs) {}

    static Recoveries of(int faults, List<Long> ms) {
        if (ms.isEmpty()) return new Recoveries(faults, Optional.empty());
        var sorted = ms.stream().sorted().toList();
        var times =
                new Times(sorted.getFirst(), sorted.get((sorted.size() - 1) / 2), sorted.getLast());
        return new Recoveries(faults, Optional.of(times));
    }
}
