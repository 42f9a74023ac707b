package ai.hanzo.hmm.check.audit;

import ai.hanzo.hmm.wire.ObserverMeans;
import ai.hanzo.hmm.wire.QualityBucket;
import ai.hanzo.hmm.wire.TelemetryReport;

import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/// A provider's bucket as it fills.
final class Collected {
    private final NavigableMap<String, Counted> observers = new TreeMap<>();

    void take(TelemetryReport report) {
        observers.computeIfAbsent(report.getObserver(), _ -> new Counted()).take(report);
    }

    /// How many reports count so far.
    int size() {
        return observers.values().stream().mapToInt(Counted::size).sum();
    }

    /// What the market must be told.
    QualityBucket bucket(String provider, long startMs) {
        List<ObserverMeans> observed =
                observers.entrySet().stream()
                        .map(entry -> entry.getValue().means(entry.getKey()))
                        .toList();
        return new QualityBucket(
                provider,
                startMs,
                observed.size(),
                median(observed, ObserverMeans::getLatencyP95Ms).orElse(null),
                median(observed, ObserverMeans::getThroughputMicros).orElse(null),
                median(observed, ObserverMeans::getAvailabilityPpm).orElse(null),
                median(observed, ObserverMeans::getAccuracyPpm).orElse(null),
                observed);
    }

    /// Over those that measured it; of two in the middle the lower.
    static <N extends Comparable<N>> Optional<N> median(
            List<ObserverMeans> observed, Function<ObserverMeans, N> metric) {
        var sorted = observed.stream().map(metric).filter(Objects::nonNull).sorted().toList();
        if (sorted.isEmpty()) return Optional.empty();
        return Optional.of(sorted.get((sorted.size() - 1) / 2));
    }
}
