package ai.hanzo.hmm.door.explain;

import ai.hanzo.hmm.door.request.Decimals;
import ai.hanzo.hmm.wire.QualityScore;
import ai.hanzo.hmm.wire.ScoredBucket;

import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/// What is measured of a provider, with its weight in the score (rules, section 7) and where the
/// wire says it.
enum Metric {
    LATENCY(
            300_000,
            ScoredBucket::getLatencyP95Ms,
            ScoredBucket::getLatencyScorePpm,
            QualityScore::getLatencyPpm,
            Metric::putWhole),
    THROUGHPUT(
            300_000,
            ScoredBucket::getThroughputMicros,
            ScoredBucket::getThroughputScorePpm,
            QualityScore::getThroughputPpm,
            Metric::putDecimal),
    AVAILABILITY(
            200_000,
            ScoredBucket::getAvailabilityPpm,
            ScoredBucket::getAvailabilityScorePpm,
            QualityScore::getAvailabilityPpm,
            Metric::putWhole),
    ACCURACY(
            200_000,
            ScoredBucket::getAccuracyPpm,
            ScoredBucket::getAccuracyScorePpm,
            QualityScore::getAccuracyPpm,
            Metric::putWhole);

    static final String MEDIAN = "median";

    private final int weightPpm;
    private final Function<ScoredBucket, Number> raw;
    private final Function<ScoredBucket, Integer> normalisedPpm;
    private final ToIntFunction<QualityScore> foldPpm;
    private final Median median;

    /// How a median is shown.
    private interface Median {
        void put(Number raw, ObjectNode out);
    }

    Metric(
            int weightPpm,
            Function<ScoredBucket, Number> raw,
            Function<ScoredBucket, Integer> normalisedPpm,
            ToIntFunction<QualityScore> foldPpm,
            Median median) {
        this.weightPpm = weightPpm;
        this.raw = raw;
        this.normalisedPpm = normalisedPpm;
        this.foldPpm = foldPpm;
        this.median = median;
    }

    int weightPpm() {
        return weightPpm;
    }

    /// As it is called on the page.
    String shownName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The median over observers in the wire's unit; null where nobody measured it.
    Number raw(ScoredBucket bucket) {
        return raw.apply(bucket);
    }

    /// Null where nobody measured it.
    Integer normalisedPpm(ScoredBucket bucket) {
        return normalisedPpm.apply(bucket);
    }

    int foldPpm(QualityScore score) {
        return foldPpm.applyAsInt(score);
    }

    /// Ms for latency, a decimal of units per second for throughput, ppm for the others.
    void putMedian(Number raw, ObjectNode out) {
        median.put(raw, out);
    }

    private static void putWhole(Number raw, ObjectNode out) {
        out.put(MEDIAN, raw.longValue());
    }

    private static void putDecimal(Number raw, ObjectNode out) {
        out.put(MEDIAN, Decimals.show(raw.longValue()));
    }
}
