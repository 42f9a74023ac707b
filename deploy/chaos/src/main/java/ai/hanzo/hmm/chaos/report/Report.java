package ai.hanzo.hmm.chaos.report;

import ai.hanzo.hmm.chaos.ChaosSettings;
import ai.hanzo.hmm.chaos.life.LifeCounts;
import ai.hanzo.hmm.chaos.life.Stillness;
import ai.hanzo.hmm.chaos.load.Player.Counts;
import ai.hanzo.hmm.chaos.plan.FaultKind;
import ai.hanzo.hmm.check.Verdict;

import org.HdrHistogram.Histogram;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// What came of a run.
///
/// @param latencyMicros from sending a command to reading its outcome, outages included
/// @param poisoned records that nobody can use, which were written
/// @param deadLetters that were there at the end
/// @param lives how allocations ended
/// @param stillness of markets' logs while the load was played
/// @param violations of what was promised, a sentence each; empty when all was kept
public record Report(
        ChaosSettings settings,
        Counts commands,
        Histogram latencyMicros,
        List<Happened> faults,
        int poisoned,
        int deadLetters,
        Signs signs,
        LifeCounts lives,
        Stillness stillness,
        Verdict verdict,
        List<String> violations) {
    public Report {
        faults = List.copyOf(faults);
        violations = List.copyOf(violations);
    }

    /// Whether everything was as promised.
    public boolean isClean() {
        return violations.isEmpty();
    }

    /// The times of each kind that happened.
    public SortedMap<FaultKind, Recoveries> recoveries() {
        var times = new TreeMap<FaultKind, List<Long>>();
        var counts = new TreeMap<FaultKind, Integer>();
        for (var happened : faults) {
            var kind = happened.fault().kind();
            counts.merge(kind, 1, Integer::sum);
            var of = times.computeIfAbsent(kind, _ -> new ArrayList<>());
            happened.recovery().ifPresent(recovery -> of.add(recovery.toMillis()));
        }
        var recoveries = new TreeMap<FaultKind, Recoveries>();
        counts.forEach(
                (kind, count) -> recoveries.put(kind, Recoveries.of(count, times.get(kind))));
        return recoveries;
    }
}
