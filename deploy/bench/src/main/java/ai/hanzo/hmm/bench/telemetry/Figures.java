package ai.hanzo.hmm.bench.telemetry;

import ai.hanzo.hmm.wire.TelemetryReport;

/// What the observers measure: the latency differs from report to report, the rest from observer to
/// observer.
///
/// @param seed of the latencies
record Figures(long seed) {
    private static final long SPREAD_MS = 100_000;
    private static final long MIX = 0x9E3779B97F4A7C15L;

    long latencyMs(int pair, long sequence) {
        long mixed = (seed + pair * 31L + sequence) * MIX;
        return ReportTemplate.LEAST_LATENCY_MS + (mixed >>> 32) % SPREAD_MS;
    }

    static long throughputMicros(int observer) {
        return 1_000_000_000L + observer;
    }

    static int availabilityPpm(int observer) {
        return 999_000 - observer;
    }

    static int accuracyPpm(int observer) {
        return 900_000 + observer;
    }

    static TelemetryReport report(int observer) {
        return TelemetryReport.newBuilder()
                .setMarket(Fleet.MARKET)
                .setObserver(Fleet.observer(observer))
                .setSequence(0)
                .setEventTimeMs(0)
                .setLatencyP95Ms(0L)
                .setThroughputMicros(throughputMicros(observer))
                .setAvailabilityPpm(availabilityPpm(observer))
                .setAccuracyPpm(accuracyPpm(observer))
                .build();
    }
}
