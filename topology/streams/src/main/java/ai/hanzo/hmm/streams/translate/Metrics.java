package ai.hanzo.hmm.streams.translate;

import ai.hanzo.hmm.market.quality.RawMetrics;

import java.util.OptionalLong;

/// What was measured of a provider, both ways: absent on the wire is empty in the market.
public final class Metrics {
    private Metrics() {}

    public static ai.hanzo.hmm.wire.ObserverMeans toWire(
            ai.hanzo.hmm.market.quality.ObserverMeans observed) {
        var means = observed.means();
        return new ai.hanzo.hmm.wire.ObserverMeans(
                observed.observer(),
                observed.reports(),
                amount(means.latencyP95Ms()),
                amount(means.throughputMicros()),
                ppm(means.availabilityPpm()),
                ppm(means.accuracyPpm()));
    }

    static ai.hanzo.hmm.market.quality.ObserverMeans fromWire(
            ai.hanzo.hmm.wire.ObserverMeans wire) {
        return new ai.hanzo.hmm.market.quality.ObserverMeans(
                wire.getObserver(),
                wire.getReports(),
                raw(
                        wire.getLatencyP95Ms(),
                        wire.getThroughputMicros(),
                        wire.getAvailabilityPpm(),
                        wire.getAccuracyPpm()));
    }

    /// @throws IllegalArgumentException when a figure is out of its range
    public static RawMetrics raw(
            Number latencyP95Ms,
            Number throughputMicros,
            Number availabilityPpm,
            Number accuracyPpm) {
        return new RawMetrics(
                Orders.optional(latencyP95Ms),
                Orders.optional(throughputMicros),
                Orders.optional(availabilityPpm),
                Orders.optional(accuracyPpm));
    }

    public static Long amount(OptionalLong value) {
        return value.isPresent() ? value.getAsLong() : null;
    }

    public static Integer ppm(OptionalLong value) {
        return value.isPresent() ? Math.toIntExact(value.getAsLong()) : null;
    }
}
