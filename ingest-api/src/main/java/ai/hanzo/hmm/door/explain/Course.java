package ai.hanzo.hmm.door.explain;

import ai.hanzo.hmm.door.view.Shown;
import ai.hanzo.hmm.wire.QualityScore;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Optional;

/// How the folds of a provider came about: what they were, and every bucket since.
///
/// @param began the record with the folds before the first of the buckets; empty where that is the
///   provider's first
/// @param buckets the records after each bucket, oldest first, each with its bucket
record Course(Optional<QualityScore> began, List<QualityScore> buckets) {
    private static final long ONE = 1_000_000;

    /// Buckets that came after the record are left out, so that the page is of one moment.
    ///
    /// @param last the provider's last record
    /// @param scored what is kept of its last buckets, see {@link
    ///   ai.hanzo.hmm.door.view.Views#scored}
    /// @param most how many buckets to tell
    static Course of(QualityScore last, List<QualityScore> scored, int most) {
        var run =
                scored.stream().filter(record -> record.getBuckets() <= last.getBuckets()).toList();
        if (run.isEmpty() || run.getLast().getBuckets() < last.getBuckets()) {
            return new Course(Optional.of(last).filter(Course::isMeasured), List.of());
        }
        var first = run.getFirst();
        boolean isWhole = first.getBuckets() == 1 && first.getBucket() != null;
        if (isWhole && run.size() <= most) return new Course(Optional.empty(), run);
        return new Course(Optional.of(first), run.subList(1, run.size()));
    }

    private static boolean isMeasured(QualityScore record) {
        return record.getBuckets() > 0;
    }

    /// The folds before the first of the buckets and the number of the bucket they are of.
    ObjectNode before() {
        var shown = JsonNodeFactory.instance.objectNode();
        shown.put("number", began.map(QualityScore::getBuckets).orElse(0L));
        for (var metric : Metric.values()) {
            began.ifPresent(
                    record -> shown.put(metric.shownName() + "Ppm", metric.foldPpm(record)));
        }
        return shown;
    }

    ArrayNode steps() {
        var shown = JsonNodeFactory.instance.arrayNode();
        var before = began;
        for (var record : buckets) {
            shown.add(step(before, record));
            before = Optional.of(record);
        }
        return shown;
    }

    private static ObjectNode step(Optional<QualityScore> before, QualityScore after) {
        var bucket = after.getBucket();
        var shown = JsonNodeFactory.instance.objectNode();
        shown.put("number", after.getBuckets())
                .put("startMs", bucket.getStartMs())
                .put("foldedMs", after.getTimeMs())
                .put("absent", bucket.getAbsent());
        var observed = shown.putArray("observed");
        for (var means : bucket.getObserved()) observed.add(Shown.record(means));
        for (var metric : Metric.values()) {
            shown.set(metric.shownName(), step(metric, before, after));
        }
        return shown;
    }

    private static ObjectNode step(
            Metric metric, Optional<QualityScore> before, QualityScore after) {
        var shown = JsonNodeFactory.instance.objectNode();
        var raw = metric.raw(after.getBucket());
        var normalised = metric.normalisedPpm(after.getBucket());
        int fold = metric.foldPpm(after);
        if (raw != null) metric.putMedian(raw, shown);
        if (normalised == null) {
            shown.put("step", "kept");
        } else {
            shown.put("normalisedPpm", normalised);
            boolean isFirst =
                    before.isEmpty() || isFirst(metric.foldPpm(before.get()), normalised, fold);
            shown.put("step", isFirst ? "first" : "folded");
        }
        return shown.put("foldPpm", fold);
    }

    /// A metric that nobody had measured counts 500,000, as one that stood there does: which of the
    /// two it was shows in what became of it.
    private static boolean isFirst(int beforePpm, int normalisedPpm, int afterPpm) {
        long folded = (Rule.OLD_PPM * beforePpm + Rule.NEW_PPM * normalisedPpm) / ONE;
        return beforePpm == Rule.UNSEEN_PPM && afterPpm == normalisedPpm && folded != afterPpm;
    }
}
