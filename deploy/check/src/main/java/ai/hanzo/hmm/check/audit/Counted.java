package ai.hanzo.hmm.check.audit;

import ai.hanzo.hmm.wire.ObserverMeans;
import ai.hanzo.hmm.wire.TelemetryReport;

import java.math.BigInteger;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/// One observer's reports on a provider in a bucket, as far as they count: each sequence once, and
/// the sixty lowest.
final class Counted {
    private static final int MOST = 60;

    private final NavigableMap<Long, TelemetryReport> reports = new TreeMap<>();

    void take(TelemetryReport report) {
        reports.putIfAbsent(report.getSequence(), report);
        if (reports.size() > MOST) reports.pollLastEntry();
    }

    int size() {
        return reports.size();
    }

    ObserverMeans means(String observer) {
        return new ObserverMeans(
                observer,
                reports.size(),
                mean(TelemetryReport::getLatencyP95Ms).orElse(null),
                mean(TelemetryReport::getThroughputMicros).orElse(null),
                mean(TelemetryReport::getAvailabilityPpm).map(Math::toIntExact).orElse(null),
                mean(TelemetryReport::getAccuracyPpm).map(Math::toIntExact).orElse(null));
    }

    /// Over those that have the metric, rounded down.
    private Optional<Long> mean(Function<TelemetryReport, Number> metric) {
        var values = reports.values().stream().map(metric).filter(Objects::nonNull).toList();
        if (values.isEmpty()) return Optional.empty();
        var sum = BigInteger.ZERO;
        for (var value : values) sum = sum.add(BigInteger.valueOf(value.longValue()));
        return Optional.of(sum.divide(BigInteger.valueOf(values.size())).longValueExact());
    }
}
