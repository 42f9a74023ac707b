package ai.hanzo.hmm.door.explain;

import ai.hanzo.hmm.door.request.Decimals;
import ai.hanzo.hmm.wire.QualityScore;
import ai.hanzo.hmm.wire.ScoredBucket;

import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.Locale;

/// What is measured of a provider, with its weight in the score (rules, section 7) and where the
/// wire says it.
enum Metric {
    LATENCY(300_000) {
        @Override
        Number raw(ScoredBucket bucket) {
            return bucket.getLatencyP95Ms();
        }

        @Override
        Integer normalisedPpm(ScoredBucket bucket) {
            return bucket.getLatencyScorePpm();
        }

        @Override
        int foldPpm(QualityScore score) {
            return score.getLatencyPpm();
        }
    },
    THROUGHPUT(300_000) {
        @Override
        Number raw(ScoredBucket bucket) {
            return bucket.getThroughputMicros();
        }

        @Override
        void putMedian(Number raw, ObjectNode out) {
            out.put(MEDIAN, Decimals.show(raw.longValue()));
        }

        @Override
        Integer normalisedPpm(ScoredBucket bucket) {
            return bucket.getThroughputScorePpm();
        }

        @Override
        int foldPpm(QualityScore score) {
            return score.getThroughputPpm();
        }
    },
    AVAILABILITY(200_000) {
        @Override
        Number raw(ScoredBucket bucket) {
            return bucket.getAvailabilityPpm();
        }

        @Override
        Integer normalisedPpm(ScoredBucket bucket) {
            return bucket.getAvailabilityScorePpm();
        }

        @Override
        int foldPpm(QualityScore score) {
            return score.getAvailabilityPpm();
        }
    },
    ACCURACY(200_000) {
        @Override
        Number raw(ScoredBucket bucket) {
            return bucket.getAccuracyPpm();
        }

        @Override
        Integer normalisedPpm(ScoredBucket bucket) {
            return bucket.getAccuracyScorePpm();
        }

        @Override
        int foldPpm(QualityScore score) {
            return score.getAccuracyPpm();
        }
    };

    static final String MEDIAN = "median";

    private final int weightPpm;

    Metric(int weightPpm) {
        this.weightPpm = weightPpm;
    }

    int weightPpm() {
        return weightPpm;
    }

    /// As it is called on the page.
    String shownName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The median over observers in the wire's unit; null where nobody measured it.
    abstract Number raw(ScoredBucket bucket);

    /// Null where nobody measured it.
    abstract Integer normalisedPpm(ScoredBucket bucket);

    abstract int foldPpm(QualityScore score);

    /// Ms for latency, a decimal of units per second for throughput, ppm for the others.
    void putMedian(Number raw, ObjectNode out) {
        out.put(MEDIAN, raw.longValue());
    }
}
