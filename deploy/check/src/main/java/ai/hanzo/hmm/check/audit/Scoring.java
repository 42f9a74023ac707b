package ai.hanzo.hmm.check.audit;

import ai.hanzo.hmm.wire.MarketDefinition;
import ai.hanzo.hmm.wire.QualityBucket;
import ai.hanzo.hmm.wire.ScoredBucket;

import java.util.List;

/// A bucket measured against a market's references.
final class Scoring {
    private Scoring() {}

    static ScoredBucket of(QualityBucket bucket, MarketDefinition terms) {
        var latency = bucket.getLatencyP95Ms();
        var throughput = bucket.getThroughputMicros();
        var availability = bucket.getAvailabilityPpm();
        var accuracy = bucket.getAccuracyPpm();
        return new ScoredBucket(
                bucket.getStartMs(),
                false,
                bucket.getObserved(),
                latency,
                throughput,
                availability,
                accuracy,
                latency == null ? null : Integer.valueOf(Figures.latency(latency, terms)),
                throughput == null ? null : Integer.valueOf(Figures.throughput(throughput, terms)),
                availability == null ? null : Integer.valueOf(Figures.availability(availability)),
                accuracy == null ? null : Integer.valueOf(Figures.accuracy(accuracy, terms)));
    }

    /// Nobody reported on a provider that should have been there: its availability is 0.
    static ScoredBucket absent(long startMs) {
        return new ScoredBucket(startMs, true, List.of(), null, null, 0, null, null, null, 0, null);
    }
}
