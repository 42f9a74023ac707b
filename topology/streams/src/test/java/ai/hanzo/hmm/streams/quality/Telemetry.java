package ai.hanzo.hmm.streams.quality;

import ai.hanzo.hmm.wire.MarketDefinition;
import ai.hanzo.hmm.wire.MarketPhase;
import ai.hanzo.hmm.wire.MarketStatus;
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

    static TelemetryRecord about(String provider, Object body) {
        return new TelemetryRecord(provider, body);
    }
}
