package ai.hanzo.hmm.market.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Plays named scenarios of another engine: each must hold, or be out of scope for a reason, or
/// contradict the rules as is listed, and then it must indeed not hold.
final class Scenarios {
    private final Map<String, String> contradictions;
    private final Map<String, String> broken = new LinkedHashMap<>();
    private final Map<String, Integer> counts = new TreeMap<>();

    /// @param contradictions names of scenarios that contradict the rules, with the reason
    Scenarios(Map<String, String> contradictions) {
        this.contradictions = contradictions;
    }

    /// @param outOfScope why the scenario is not played, if it is not
    void play(String name, Optional<String> outOfScope, Runnable scenario) {
        count(outOfScope.orElse("played"));
        if (outOfScope.isPresent()) return;
        try {
            scenario.run();
        } catch (AssertionError e) {
            broken.put(name, e.getMessage());
        }
    }

    private void count(String what) {
        counts.merge(what, 1, Integer::sum);
    }

    /// Exactly those that contradict the rules were broken, and so many were of each sort.
    void end(Map<String, Integer> expected) {
        assertThat(broken.keySet()).as("%s", broken).isEqualTo(contradictions.keySet());
        assertThat(counts).isEqualTo(expected);
    }
}
