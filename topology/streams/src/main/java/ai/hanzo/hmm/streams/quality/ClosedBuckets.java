package ai.hanzo.hmm.streams.quality;

import ai.hanzo.hmm.market.quality.BucketCollector;
import ai.hanzo.hmm.market.quality.ObserverMeans;
import ai.hanzo.hmm.market.quality.RawMetrics;
import ai.hanzo.hmm.wire.MarketCommand;
import ai.hanzo.hmm.wire.QualityBucket;

import java.util.List;
import java.util.OptionalLong;

/// What the market is told of a bucket: what each observer counts with, and the medians over that.
public final class ClosedBuckets {
    private static final String NO_ACCOUNT = "";
    private static final String NO_ID = "";

    private ClosedBuckets() {}

    public static MarketCommand command(BucketKey bucket, BucketCollector collector) {
        List<ObserverMeans> observed = collector.means();
        RawMetrics closed = BucketCollector.medians(observed);
        var body =
                new QualityBucket(
                        bucket.provider(),
                        bucket.startMs(),
                        observed.size(),
                        amount(closed.latencyP95Ms()),
                        amount(closed.throughputMicros()),
                        ppm(closed.availabilityPpm()),
                        ppm(closed.accuracyPpm()),
                        observed.stream().map(ClosedBuckets::toWire).toList());
        return new MarketCommand(bucket.market(), NO_ACCOUNT, NO_ID, body);
    }

    private static ai.hanzo.hmm.wire.ObserverMeans toWire(ObserverMeans one) {
        RawMetrics means = one.means();
        return new ai.hanzo.hmm.wire.ObserverMeans(
                one.observer(),
                one.reports(),
                amount(means.latencyP95Ms()),
                amount(means.throughputMicros()),
                ppm(means.availabilityPpm()),
                ppm(means.accuracyPpm()));
    }

    private static Long amount(OptionalLong value) {
        return value.isPresent() ? value.getAsLong() : null;
    }

    private static Integer ppm(OptionalLong value) {
        return value.isPresent() ? Math.toIntExact(value.getAsLong()) : null;
    }
}
