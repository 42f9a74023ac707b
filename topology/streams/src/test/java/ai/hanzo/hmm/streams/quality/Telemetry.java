package ai.hanzo.hmm.streams.quality;

import ai.hanzo.hmm.wire.MarketCommand;
import ai.hanzo.hmm.wire.MarketDefinition;
import ai.hanzo.hmm.wire.MarketPhase;
import ai.hanzo.hmm.wire.MarketStatus;
import ai.hanzo.hmm.wire.ObserverMeans;
import ai.hanzo.hmm.wire.QualityBucket;
import ai.hanzo.hmm.wire.TelemetryRecord;
import ai.hanzo.hmm.wire.TelemetryReport;

import java.util.List;

/// Records that the tests speak with: one market, buckets of 5 min, a grace of 10 min.
final class Telemetry {
    static final String MARKET = "gpu-inference/h100";

    /// A bucket starts here.
    static final long START = 1_800_000_000_000L;

    static final long MINUTE = 60_000;

    private Telemetry() {}

    static MarketDefinition definition(String... observers) {
        return MarketDefinition.newBuilder()
                .setMarket(MARKET)
                .setRawUnit("1,000,000 tokens")
                .setSecondsPerRaw(1_000_000)
                .setRateUnit("tokens/s")
                .setDefaultRateMicros(50_000_000)
                .setTickMicros(1_000)
                .setLotMicros(1_000)
                .setMinNotionalMicros(1)
                .setReferencePriceMicros(2_000_000)
                .setLatencyReferenceMs(200)
                .setLatencyMaximumMs(2_000)
                .setThroughputReferenceMicros(50_000_000)
                .setObservers(List.of(observers))
                .build();
    }

    static MarketStatus status(MarketDefinition definition) {
        return new MarketStatus(
                definition, MarketPhase.ACTIVE, START, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L);
    }

    static TelemetryReport report(String observer, long sequence, long eventMs, long latencyMs) {
        return new TelemetryReport(
                MARKET, observer, sequence, eventMs, latencyMs, null, null, null);
    }

    static TelemetryReport full(
            String observer,
            long sequence,
            long eventMs,
            long latencyMs,
            long throughput,
            int availability,
            int accuracy) {
        return new TelemetryReport(
                MARKET, observer, sequence, eventMs, latencyMs, throughput, availability, accuracy);
    }

    /// What an observer counts with that measured nothing but latency.
    static ObserverMeans means(String observer, int reports, Long latencyMs) {
        return new ObserverMeans(observer, reports, latencyMs, null, null, null);
    }

    /// What the market is told of a bucket in which nothing but latency was measured.
    static MarketCommand bucket(
            String provider, long startMs, Long latencyMs, ObserverMeans... observed) {
        return told(
                new QualityBucket(
                        provider,
                        startMs,
                        observed.length,
                        latencyMs,
                        null,
                        null,
                        null,
                        List.of(observed)));
    }

    static MarketCommand told(QualityBucket bucket) {
        return new MarketCommand(MARKET, "", "", bucket);
    }

    static TelemetryRecord about(String provider, Object body) {
        return new TelemetryRecord(provider, body);
    }
}
