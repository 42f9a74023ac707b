package ai.hanzo.hmm.streams.quality;

import ai.hanzo.hmm.market.quality.BucketCollector;
import ai.hanzo.hmm.market.quality.ObserverMeans;
import ai.hanzo.hmm.market.quality.RawMetrics;
import ai.hanzo.hmm.streams.translate.Metrics;
import ai.hanzo.hmm.wire.MarketCommand;
import ai.hanzo.hmm.wire.QualityBucket;

import java.util.List;

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
                        Metrics.amount(closed.latencyP95Ms()),
                        Metrics.amount(closed.throughputMicros()),
                        Metrics.ppm(closed.availabilityPpm()),
                        Metrics.ppm(closed.accuracyPpm()),
                        observed.stream().map(Metrics::toWire).toList());
        return new MarketCommand(bucket.market(), NO_ACCOUNT, NO_ID, body);
    }
}
