package ai.hanzo.hmm.bench.telemetry;

import ai.hanzo.hmm.wire.ObserverMeans;
import ai.hanzo.hmm.wire.QualityBucket;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/// What the room must make of the reports that were sent, reckoned for itself: of each pair the
/// first 60 in a bucket count. Not safe for threads.
final class Expected {
    private static final int MOST_REPORTS = 60;

    private final Fleet fleet;
    private final Map<Long, Sums> byBucket = new TreeMap<>();
    private Sums last;
    private long lastStartMs = -1;

    /// Of one bucket, by pair.
    private record Sums(int[] reports, long[] latencyMs) {}

    Expected(Fleet fleet) {
        this.fleet = fleet;
    }

    /// Takes a report in; those of a pair come by sequence.
    void sent(int pair, long eventMs, long latencyMs) {
        long startMs = fleet.bucketOf(eventMs);
        if (startMs != lastStartMs) {
            last =
                    byBucket.computeIfAbsent(
                            startMs,
                            _ -> new Sums(new int[fleet.pairs()], new long[fleet.pairs()]));
            lastStartMs = startMs;
        }
        if (last.reports[pair] == MOST_REPORTS) return;
        last.reports[pair]++;
        last.latencyMs[pair] += latencyMs;
    }

    /// All buckets in which anybody was reported.
    List<QualityBucket> buckets() {
        var all = new ArrayList<QualityBucket>();
        byBucket.forEach(
                (startMs, sums) -> {
                    for (int p = 0; p < fleet.providers(); p++) {
                        var observed = observed(p, sums);
                        if (!observed.isEmpty()) all.add(bucket(p, startMs, observed));
                    }
                });
        return all;
    }

    private List<ObserverMeans> observed(int provider, Sums sums) {
        var observed = new ArrayList<ObserverMeans>();
        for (int o = 0; o < fleet.observers(); o++) {
            int pair = fleet.pair(provider, o);
            int reports = sums.reports[pair];
            if (reports == 0) continue;
            observed.add(
                    new ObserverMeans(
                            Fleet.observer(o),
                            reports,
                            sums.latencyMs[pair] / reports,
                            Figures.throughputMicros(o),
                            Figures.availabilityPpm(o),
                            Figures.accuracyPpm(o)));
        }
        return observed;
    }

    private static QualityBucket bucket(int provider, long startMs, List<ObserverMeans> observed) {
        return new QualityBucket(
                Fleet.provider(provider),
                startMs,
                observed.size(),
                median(observed, ObserverMeans::getLatencyP95Ms),
                median(observed, ObserverMeans::getThroughputMicros),
                (int) median(observed, ObserverMeans::getAvailabilityPpm),
                (int) median(observed, ObserverMeans::getAccuracyPpm),
                observed);
    }

    /// Of two middles the lower.
    private static long median(List<ObserverMeans> observed, ToLongFunction<ObserverMeans> metric) {
        var means = observed.stream().mapToLong(metric).toArray();
        Arrays.sort(means);
        return means[(means.length - 1) / 2];
    }
}
