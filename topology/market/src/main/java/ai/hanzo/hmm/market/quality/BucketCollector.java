package ai.hanzo.hmm.market.quality;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/// The reports on one provider in one market and bucket. A repeated (observer, sequence) is
/// ignored, and of each observer only the 60 lowest sequences count, whatever order they come in,
/// so that neither repeating nor spamming buys anything (rules, section 7).
public final class BucketCollector {
    /// Reports of one observer that count in a bucket.
    public static final int MOST_REPORTS_OF_AN_OBSERVER = 60;

    /// Read in the order of the names alone.
    private final Map<String, ObserverReports> byObserver = new HashMap<>();

    /// What became of a report.
    public sealed interface Taken {
        /// It counts.
        record Counted() implements Taken {}

        /// It counts, and an observer's highest sequence does not any more.
        record CountedInsteadOf(long sequence) implements Taken {}

        /// That sequence of the observer counts already; the first report stays.
        record Repeated() implements Taken {}

        /// The observer has 60 reports with lower sequences.
        record TooMany() implements Taken {}
    }

    /// A collector of reports that were taken before.
    public static BucketCollector of(Collection<Report> reports) {
        BucketCollector collector = new BucketCollector();
        reports.forEach(collector::take);
        return collector;
    }

    public Taken take(Report report) {
        return byObserver
                .computeIfAbsent(report.observer(), _ -> new ObserverReports())
                .take(report.sequence(), report.metrics());
    }

    /// The reports that count, by observer and sequence.
    public List<Report> reports() {
        List<Report> reports = new ArrayList<>();
        for (String observer : names()) {
            byObserver
                    .get(observer)
                    .forEach(
                            (sequence, metrics) ->
                                    reports.add(new Report(observer, sequence, metrics)));
        }
        return List.copyOf(reports);
    }

    /// Observers that reported.
    public int observers() {
        return byObserver.size();
    }

    /// What each observer counts with, in the order of their names.
    public List<ObserverMeans> means() {
        List<ObserverMeans> means = new ArrayList<>(byObserver.size());
        for (String observer : names()) {
            ObserverReports reports = byObserver.get(observer);
            means.add(new ObserverMeans(observer, reports.size(), reports.meansDown()));
        }
        return List.copyOf(means);
    }

    /// Per metric the median over observers of each observer's mean; of two middles the lower. A
    /// metric that nobody measured is absent.
    public static RawMetrics medians(List<ObserverMeans> observed) {
        RawMetrics medians = RawMetrics.NONE;
        for (Metric metric : Metric.values()) {
            long[] means =
                    observed.stream()
                            .map(one -> one.means().get(metric))
                            .filter(OptionalLong::isPresent)
                            .mapToLong(OptionalLong::getAsLong)
                            .toArray();
            if (means.length > 0) medians = medians.with(metric, lowerMedian(means));
        }
        return medians;
    }

    /// The medians over exactly what {@link #means} tells.
    public RawMetrics close() {
        return medians(means());
    }

    private List<String> names() {
        return byObserver.keySet().stream().sorted().toList();
    }

    private static long lowerMedian(long[] values) {
        long[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[(sorted.length - 1) / 2];
    }
}
