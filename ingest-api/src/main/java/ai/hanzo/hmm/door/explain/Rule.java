package ai.hanzo.hmm.door.explain;

import ai.hanzo.hmm.door.view.Shown;
import ai.hanzo.hmm.wire.MarketDefinition;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.List;

/// What a score is reckoned with (rules, section 7): figures, and sentences that say how.
final class Rule {
    static final long OLD_PPM = 700_000;
    static final long NEW_PPM = 300_000;
    static final int UNSEEN_PPM = 500_000;

    static final int STRIKES_TO_SUSPEND = 3;
    static final int DAYS_TO_SUSPEND = 7;
    static final int STRIKES_TO_REMOVE = 5;
    static final int DAYS_TO_REMOVE = 14;

    private static final int AVAILABILITY_NONE_PPM = 950_000;
    private static final int AVAILABILITY_FULL_PPM = 999_900;

    private static final List<String> SENTENCES =
            List.of(
                    "Every division is rounded down.",
                    "A median is the lower one, over the observers' means that are there.",
                    "Latency is normalised to 1000000 x reference / median: 1000000 at or below"
                            + " the reference, 0 at or above the maximum.",
                    "Throughput is normalised to 1000000 x median / reference, 1000000 at most.",
                    "Availability and accuracy are normalised to 1000000 x (median - none) /"
                            + " (full - none), where none and full are nonePpm and fullPpm, chance"
                            + " and reference; 0 below, 1000000 above.",
                    "A bucket was normalised by the references of its time; shown are the market's"
                            + " of now.",
                    "An absent bucket has no reports, and availability 0.",
                    "folded: foldPpm = (oldPpm x the fold before + newPpm x normalisedPpm) /"
                            + " 1000000. first: foldPpm = normalisedPpm. kept: the fold before;"
                            + " unseenPpm until the metric is first seen.",
                    "The score is the sum of weight x fold over the metrics, / 1000000.",
                    "The grade is the score and gradeFloorPpm; a raw unit costs the market's price"
                            + " x grade / 1000000.");

    private Rule() {}

    static ArrayNode sentences() {
        var shown = JsonNodeFactory.instance.arrayNode();
        SENTENCES.forEach(shown::add);
        return shown;
    }

    /// Of a market: what a bucket is normalised by.
    static ObjectNode references(MarketDefinition market) {
        var all = Shown.record(market);
        var shown = JsonNodeFactory.instance.objectNode();
        shown.set("latencyReferenceMs", all.get("latencyReferenceMs"));
        shown.set("latencyMaximumMs", all.get("latencyMaximumMs"));
        shown.set("throughputReference", all.get("throughputReference"));
        shown.put("availabilityNonePpm", AVAILABILITY_NONE_PPM);
        shown.put("availabilityFullPpm", AVAILABILITY_FULL_PPM);
        shown.set("accuracyChancePpm", all.get("accuracyChancePpm"));
        shown.set("accuracyReferencePpm", all.get("accuracyReferencePpm"));
        return shown;
    }

    static ObjectNode fold() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("oldPpm", OLD_PPM)
                .put("newPpm", NEW_PPM)
                .put("unseenPpm", UNSEEN_PPM);
    }
}
