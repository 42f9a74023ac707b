package ai.hanzo.hmm.check.audit;

import ai.hanzo.hmm.wire.ScoredBucket;

import java.util.Optional;

/// The four metrics of a provider as they have become, bucket by bucket.
///
/// @param startMs of the last bucket, ms since 1970
/// @param buckets so far
record Folds(
        Fold latency,
        Fold throughput,
        Fold availability,
        Fold accuracy,
        long startMs,
        long buckets) {
    static final Folds NONE = new Folds(Fold.UNSEEN, Fold.UNSEEN, Fold.UNSEEN, Fold.UNSEEN, 0, 0);

    /// One metric.
    record Fold(boolean isSeen, int ppm) {
        static final Fold UNSEEN = new Fold(false, Figures.NEUTRAL);

        /// The first is taken as it is; where there is none the metric stays.
        Fold with(Optional<Integer> bucketPpm) {
            if (bucketPpm.isEmpty()) return this;
            int bucket = bucketPpm.get();
            return new Fold(true, isSeen ? Figures.folded(ppm, bucket) : bucket);
        }
    }

    /// Whether a bucket that starts then comes after all that were folded.
    boolean isNew(long bucketStartMs) {
        return buckets == 0 || bucketStartMs > startMs;
    }

    Folds with(ScoredBucket bucket) {
        return new Folds(
                latency.with(Optional.ofNullable(bucket.getLatencyScorePpm())),
                throughput.with(Optional.ofNullable(bucket.getThroughputScorePpm())),
                availability.with(Optional.ofNullable(bucket.getAvailabilityScorePpm())),
                accuracy.with(Optional.ofNullable(bucket.getAccuracyScorePpm())),
                bucket.getStartMs(),
                buckets + 1);
    }

    int scorePpm() {
        return Figures.score(latency.ppm(), throughput.ppm(), availability.ppm(), accuracy.ppm());
    }
}
