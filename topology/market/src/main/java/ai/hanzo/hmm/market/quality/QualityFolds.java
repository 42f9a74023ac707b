package ai.hanzo.hmm.market.quality;

import ai.hanzo.hmm.market.units.Micros;

import java.util.OptionalLong;

/// A provider's quality in one market: a fold per metric, and the score they make (rules, section
/// 7). It is immutable; {@link #fold} answers the next state.
///
/// @param lastBucketStartMs start of the newest bucket folded, ms since 1970; 0 while there is none
/// @param buckets buckets folded so far
public record QualityFolds(
        Fold latency,
        Fold throughput,
        Fold availability,
        Fold accuracy,
        long lastBucketStartMs,
        long buckets) {

    /// Of a provider that nobody has reported on; its score is 500,000.
    public static final QualityFolds NONE =
            new QualityFolds(Fold.UNSEEN, Fold.UNSEEN, Fold.UNSEEN, Fold.UNSEEN, 0, 0);

    public Fold get(Metric metric) {
        return switch (metric) {
            case LATENCY -> latency;
            case THROUGHPUT -> throughput;
            case AVAILABILITY -> availability;
            case ACCURACY -> accuracy;
        };
    }

    /// Takes a closed bucket in. One that is not newer than the last changes nothing: one fold per
    /// bucket. A metric that is absent keeps its fold.
    public QualityFolds fold(long bucketStartMs, RawMetrics raw, QualityReferences references) {
        if (buckets > 0 && bucketStartMs <= lastBucketStartMs) return this;
        Normaliser normaliser = new Normaliser(references);
        return new QualityFolds(
                next(Metric.LATENCY, raw, normaliser),
                next(Metric.THROUGHPUT, raw, normaliser),
                next(Metric.AVAILABILITY, raw, normaliser),
                next(Metric.ACCURACY, raw, normaliser),
                bucketStartMs,
                buckets + 1);
    }

    /// 0.3 latency + 0.3 throughput + 0.2 availability + 0.2 accuracy, ppm, rounded **down**.
    public long scorePpm() {
        long weighted = 0;
        for (Metric metric : Metric.values()) weighted += metric.weightPpm() * get(metric).ppm();
        return weighted / Micros.ONE;
    }

    private Fold next(Metric metric, RawMetrics raw, Normaliser normaliser) {
        OptionalLong value = raw.get(metric);
        if (value.isEmpty()) return get(metric);
        return get(metric).then(normaliser.ppmDown(metric, value.getAsLong()));
    }
}
