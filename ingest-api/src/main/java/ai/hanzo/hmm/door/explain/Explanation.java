package ai.hanzo.hmm.door.explain;

import ai.hanzo.hmm.door.request.Decimals;
import ai.hanzo.hmm.door.view.Shown;
import ai.hanzo.hmm.wire.MarketDefinition;
import ai.hanzo.hmm.wire.ProviderDay;
import ai.hanzo.hmm.wire.QualityScore;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.time.Duration;
import java.util.List;

/// One provider's quality in one market, from the bottom up: references and weights, the folds
/// before the first bucket that is kept, every bucket since with its observers, the score and the
/// grade they make; then strikes, the last day that was judged and the bond.
public final class Explanation {
    private static final int MOST_BUCKETS = 24;
    private static final long DAY_MS = Duration.ofDays(1).toMillis();

    private Explanation() {}

    /// @param last the provider's last record
    /// @param scored what is kept of its last buckets, see {@link
    ///   ai.hanzo.hmm.door.view.Views#scored}
    public static ObjectNode shown(
            MarketDefinition market, QualityScore last, List<QualityScore> scored) {
        var course = Course.of(last, scored, MOST_BUCKETS);
        var shown = JsonNodeFactory.instance.objectNode();
        shown.put("provider", last.getProvider())
                .put("market", last.getMarket())
                .put("timeMs", last.getTimeMs())
                .put("scorePpm", last.getScorePpm())
                .put("gradePpm", last.getGradePpm());
        shown.set("rules", Rule.sentences());
        shown.set("references", Rule.references(market));
        shown.set("fold", Rule.fold());
        shown.set("before", course.before());
        shown.set("buckets", course.steps());
        shown.set("score", score(last));
        shown.set("grade", grade(market, last));
        shown.set("standing", standing(last));
        if (last.getDay() != null) shown.set("day", day(last.getDay()));
        shown.set("capacity", capacity(last));
        shown.set("bond", bond(last));
        return shown;
    }

    /// Each weight x fold / 1,000,000 with its part, exact: a decimal of ppm.
    private static ObjectNode score(QualityScore last) {
        var shown = JsonNodeFactory.instance.objectNode();
        var parts = shown.putArray("parts");
        long sum = 0;
        for (var metric : Metric.values()) {
            long part = (long) metric.weightPpm() * metric.foldPpm(last);
            sum += part;
            parts.addObject()
                    .put("metric", metric.shownName())
                    .put("weightPpm", metric.weightPpm())
                    .put("foldPpm", metric.foldPpm(last))
                    .put("part", Decimals.show(part));
        }
        return shown.put("sum", Decimals.show(sum)).put("scorePpm", last.getScorePpm());
    }

    private static ObjectNode grade(MarketDefinition market, QualityScore last) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("gradeFloorPpm", market.getGradeFloorPpm())
                .put("scorePpm", last.getScorePpm())
                .put("gradePpm", last.getGradePpm())
                .put("priceMultiplier", Decimals.show(last.getGradePpm()));
    }

    /// Strikes with their figures, and how many of them are of how late.
    private static ObjectNode standing(QualityScore last) {
        long today = Math.floorDiv(last.getTimeMs(), DAY_MS);
        var shown =
                JsonNodeFactory.instance.objectNode().put("standing", last.getStanding().name());
        var strikes = shown.putArray("strikes");
        for (var strike : last.getStrikes()) strikes.add(Shown.record(strike));
        return shown.put("strikesIn7Days", strikes(last, today - Rule.DAYS_TO_SUSPEND))
                .put("suspendedAt", Rule.STRIKES_TO_SUSPEND)
                .put("strikesIn14Days", strikes(last, today - Rule.DAYS_TO_REMOVE))
                .put("removedAt", Rule.STRIKES_TO_REMOVE);
    }

    private static long strikes(QualityScore last, long afterDay) {
        return last.getStrikes().stream().filter(strike -> strike.getDay() > afterDay).count();
    }

    /// Bonus and penalty are made of half of the base.
    private static ObjectNode day(ProviderDay day) {
        return Shown.record(day).put("halfBase", Decimals.show(day.getBaseMicros() / 2));
    }

    /// What it can run at once, and what of it is proven and free.
    private static ObjectNode capacity(QualityScore last) {
        long usable = Math.min(last.getRateMicros(), last.getAttestedRateMicros());
        boolean isProven = last.getAttestedUntilMs() > last.getTimeMs();
        long free = isProven ? Math.max(usable - last.getBusyRateMicros(), 0) : 0;
        return JsonNodeFactory.instance
                .objectNode()
                .put("rate", Decimals.show(last.getRateMicros()))
                .put("attestedRate", Decimals.show(last.getAttestedRateMicros()))
                .put("attestedUntilMs", last.getAttestedUntilMs())
                .put("busyRate", Decimals.show(last.getBusyRateMicros()))
                .put("freeRate", Decimals.show(free));
    }

    private static ObjectNode bond(QualityScore last) {
        long missing = Math.max(last.getRequiredBondMicros() - last.getBondMicros(), 0);
        return JsonNodeFactory.instance
                .objectNode()
                .put("bond", Decimals.show(last.getBondMicros()))
                .put("bondPpm", last.getBondPpm())
                .put("requiredBond", Decimals.show(last.getRequiredBondMicros()))
                .put("retained", Decimals.show(last.getRetainedMicros()))
                .put("missing", Decimals.show(missing))
                .put("forfeited", Decimals.show(last.getForfeitedMicros()))
                .put("shortfall", Decimals.show(last.getShortfallMicros()));
    }
}
