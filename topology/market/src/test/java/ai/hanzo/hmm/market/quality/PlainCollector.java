package ai.hanzo.hmm.market.quality;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.TreeMap;

/// Says what a bucket tells by reading the rule anew over all reports that came: the referee of
/// {@link BucketCollector}.
final class PlainCollector {
    private final List<Report> came = new ArrayList<>();

    void take(Report report) {
        came.add(report);
    }

    List<ObserverMeans> means() {
        var byObserver =
                came.stream().collect(groupingBy(Report::observer, TreeMap::new, toList()));
        var means = new ArrayList<ObserverMeans>();
        byObserver.forEach(
                (observer, reports) -> {
                    var counted = counted(reports);
                    means.add(new ObserverMeans(observer, counted.size(), means(counted)));
                });
        return means;
    }

    /// The first of each sequence, and of those the 60 lowest.
    private static List<Report> counted(List<Report> reports) {
        var first = new TreeMap<Long, Report>();
        for (var report : reports) first.putIfAbsent(report.sequence(), report);
        return first.values().stream()
                .sorted(Comparator.comparingLong(Report::sequence))
                .limit(60)
                .toList();
    }

    private static RawMetrics means(List<Report> counted) {
        var means = RawMetrics.NONE;
        for (var metric : Metric.values()) {
            var values = counted.stream().map(one -> one.metrics().get(metric)).toList();
            var measured = values.stream().filter(OptionalLong::isPresent).toList();
            if (measured.isEmpty()) continue;
            var sum = BigInteger.ZERO;
            for (var value : measured) sum = sum.add(BigInteger.valueOf(value.getAsLong()));
            var mean = sum.divide(BigInteger.valueOf(measured.size()));
            means = means.with(metric, mean.longValueExact());
        }
        return means;
    }
}
