package ai.hanzo.hmm.check.driven;

import ai.hanzo.hmm.wire.TelemetryRecord;
import ai.hanzo.hmm.wire.TelemetryReport;

import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;

/// Reports as observers send them: some twice, some late, some of what has not happened, some by
/// those who should not, some false.
final class Observing {
    private static final long MINUTE_MS = 60_000;

    private final Driven driven;
    private final String market;
    private final Random random;
    private final Map<String, Long> sequences = new HashMap<>();
    private final PriorityQueue<Delayed> delayed = new PriorityQueue<>();

    private record Delayed(long atMs, long number, String provider, TelemetryReport report)
            implements Comparable<Delayed> {
        @Override
        public int compareTo(Delayed other) {
            int byTime = Long.compare(atMs, other.atMs);
            return byTime != 0 ? byTime : Long.compare(number, other.number);
        }
    }

    /// How good a provider is, millionths where no unit is named.
    record Nature(long latencyMs, long throughput, int availability, int accuracy) {}

    Observing(Driven driven, String market, Random random) {
        this.driven = driven;
        this.market = market;
        this.random = random;
    }

    /// One observer's report, or what comes of it.
    void observe(String observer, String provider, Nature nature) {
        var report = report(observer, provider, nature, driven.timeMs() - random.nextLong(120_000));
        switch (random.nextInt(20)) {
            case 0 -> {} // lost
            case 1 -> later(provider, report, 5 * MINUTE_MS);
            case 2 -> later(provider, report, 45 * MINUTE_MS);
            case 3 -> {
                send(provider, report);
                send(provider, report);
            }
            case 4 -> {
                var changed = TelemetryReport.newBuilder(report).setLatencyP95Ms(1L).build();
                send(provider, report);
                later(provider, changed, MINUTE_MS); // the same sequence: ignored
            }
            case 5 ->
                    send(
                            provider,
                            TelemetryReport.newBuilder(report)
                                    .setEventTimeMs(driven.timeMs() + 61_000)
                                    .build());
            default -> send(provider, report);
        }
    }

    /// A hundred reports at once: sixty count.
    void spam(String observer, String provider, Nature nature) {
        for (int i = 0; i < 100; i++) {
            send(provider, report(observer, provider, nature, driven.timeMs()));
        }
    }

    /// Sends what has waited long enough.
    void catchUp() {
        while (!delayed.isEmpty() && delayed.peek().atMs() <= driven.timeMs()) {
            var next = delayed.poll();
            send(next.provider(), next.report());
        }
    }

    private void later(String provider, TelemetryReport report, long atLeastMs) {
        long atMs = driven.timeMs() + atLeastMs + random.nextLong(atLeastMs);
        delayed.add(new Delayed(atMs, delayed.size(), provider, report));
    }

    private TelemetryReport report(String observer, String provider, Nature nature, long eventMs) {
        long sequence = sequences.merge(observer + '|' + provider, 1L, Long::sum);
        return TelemetryReport.newBuilder()
                .setMarket(market)
                .setObserver(observer)
                .setSequence(sequence)
                .setEventTimeMs(eventMs)
                .setLatencyP95Ms(seldomNot() ? about(nature.latencyMs()) : null)
                .setThroughputMicros(seldomNot() ? about(nature.throughput()) : null)
                .setAvailabilityPpm(seldomNot() ? part(nature.availability()) : null)
                .setAccuracyPpm(seldomNot() ? part(nature.accuracy()) : null)
                .build();
    }

    private boolean seldomNot() {
        return random.nextInt(15) > 0;
    }

    private long about(long value) {
        return value + random.nextLong(value / 10 + 1) - value / 20;
    }

    private int part(int ppm) {
        return Math.min(1_000_000, ppm + random.nextInt(4_000) - 2_000);
    }

    private void send(String provider, TelemetryReport report) {
        driven.put(driven.topics.telemetry(), provider, new TelemetryRecord(provider, report));
    }
}
