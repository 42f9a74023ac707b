package ai.hanzo.hmm.check;

import ai.hanzo.hmm.check.Finding.State;
import ai.hanzo.hmm.check.sum.ConservationReport;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// What the checker found: one finding for each promise, in the order of {@link Promise}.
///
/// @param conservation where everything is, asset by asset
/// @param read committed records by topic
/// @param hidden records of aborted transactions by topic, which no reader of what is committed
///   sees
public record Verdict(
        List<Finding> findings,
        ConservationReport conservation,
        SortedMap<String, Long> read,
        SortedMap<String, Long> hidden) {
    public Verdict {
        findings = List.copyOf(findings);
        read = new TreeMap<>(read);
        hidden = new TreeMap<>(hidden);
    }

    /// Every promise holds, and each could be judged.
    public boolean holds() {
        return findings.stream().allMatch(finding -> finding.state() == State.HOLDS);
    }

    /// The promises that are broken.
    public List<Finding> broken() {
        return in(State.BROKEN);
    }

    /// The promises of which nothing is known to be broken, but not all could be judged.
    public List<Finding> unjudged() {
        return in(State.UNJUDGED);
    }

    /// What was found about one promise.
    public Finding of(Promise promise) {
        return findings.get(promise.ordinal());
    }

    private List<Finding> in(State state) {
        return findings.stream().filter(finding -> finding.state() == state).toList();
    }
}
