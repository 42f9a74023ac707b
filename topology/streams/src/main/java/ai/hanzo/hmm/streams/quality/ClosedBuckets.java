package ai.hanzo.hmm.streams.quality;

import ai.hanzo.hmm.market.quality.BucketCollector;
import ai.hanzo.hmm.market.quality.RawMetrics;
import ai.hanzo.hmm.wire.MarketCommand;
import ai.hanzo.hmm.wire.QualityBucket;

import java.util.OptionalLong;

/// What the market is told of a bucket.
public final class ClosedBuckets {
    private static final String NO_ACCOUNT = "";
    private static final String NO_ID = "";

    private ClosedBuckets() {}

    public static MarketCommand command(BucketKey bucket, BucketCollector collector) {
        RawMetrics closed = collector.close();
        var body =
                new QualityBucket(
                        bucket.provider(),
                        bucket.startMs(),
                        collector.observers(),
                        amount(closed.latencyP95Ms()),
                        amount(closed.throughputMicros()),
                        ppm(closed.availabilityPpm()),
                        ppm(closed.accuracyPpm()),
                        java.util.List.of());
        return new MarketCommand(bucket.market(), NO_ACCOUNT, NO_ID, body);
    }

    private static Long amount(OptionalLong value) {
        return value.isPresent() ? value.getAsLong() : null;
    }

    private static Integer ppm(OptionalLong value) {
        return value.isPresent() ? Math.toIntExact(value.getAsLong()) : null;
    }
}
