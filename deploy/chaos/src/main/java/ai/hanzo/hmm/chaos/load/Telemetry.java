package ai.hanzo.hmm.chaos.load;

import ai.hanzo.hmm.wire.TelemetryRecord;
import ai.hanzo.hmm.wire.TelemetryReport;

import java.util.List;
import java.util.Random;

/// Reports of one observer about the providers in turn, in one market after another.
final class Telemetry {
    private static final String OBSERVER = "observer-1";

    private final Random random;
    private final List<String> markets;
    private long sequence;

    Telemetry(long seed, List<String> markets) {
        this.random = new Random(seed);
        this.markets = List.copyOf(markets);
    }

    /// @param nowMs when it is observed, ms since 1970
    TelemetryRecord next(long nowMs) {
        long count = sequence++;
        int of = Providers.ALL.size();
        var report =
                TelemetryReport.newBuilder()
                        .setMarket(markets.get((int) (count / of % markets.size())))
                        .setObserver(OBSERVER)
                        .setSequence(count)
                        .setEventTimeMs(nowMs)
                        .setLatencyP95Ms(random.nextLong(100, 900))
                        .setThroughputMicros(random.nextLong(1_000_000_000L, 3_000_000_000L))
                        .setAvailabilityPpm(random.nextInt(960_000, 1_000_000))
                        .setAccuracyPpm(random.nextInt(500_000, 950_000))
                        .build();
        return new TelemetryRecord(Providers.ALL.get((int) (count % of)), report);
    }
}
