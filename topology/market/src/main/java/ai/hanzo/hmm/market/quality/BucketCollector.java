package ai.hanzo.hmm.market.quality;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.OptionalLong;
import java.util.TreeMap;

/// The reports on one provider in one market and bucket. A repeated (observer, sequence) is
/// ignored, and of each observer only the 60 lowest sequences count, whatever order they come in,
/// so that neither repeating nor spamming buys anything (rules, section 7).
public final class BucketCollector {
    /// Reports of one observer that count in a bucket.
    public static final int MOST_REPORTS_OF_AN_OBSERVER = 60;

    private final NavigableMap<String, NavigableMap<Long, RawMetrics>> byObserver = new TreeMap<>();

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
        var ofObserver = byObserver.computeIfAbsent(report.observer(), _ -> new TreeMap<>());
        if (ofObserver.containsKey(report.sequence())) return new Taken.Repeated();
        if (ofObserver.size() < MOST_REPORTS_OF_AN_OBSERVER) {
            ofObserver.put(report.sequence(), report.metrics());
            return new Taken.Counted();
        }
        long highest = ofObserver.lastKey();
        if (report.sequence() > highest) return new Taken.TooMany();
        ofObserver.remove(highest);
        ofObserver.put(report.sequence(), report.metrics());
        return new Taken.CountedInsteadOf(highest);
    }

    /// The reports that count, by observer and sequence.
    public List<Report> reports() {
        List<Report> reports = new ArrayList<>();
        byObserver.forEach(
                (observer, bySequence) ->
                        bySequence.forEach(
                                (sequence, metrics) ->
                                        reports.add(new Report(observer, sequence, metrics))));
        return List.copyOf(reports);
    }

    /// Observers that reported.
    public int observers() {
        return byObserver.size();
    }

    /// What each observer counts with, in the order of their names.
    public List<ObserverMeans> means() {
        List<ObserverMeans> all = new ArrayList<>();
        byObserver.forEach(
                (observer, bySequence) -> {
                    RawMetrics means = RawMetrics.NONE;
                    for (Metric metric : Metric.values()) {
                        var mean = meanDown(values(bySequence, metric));
                        if (mean.isPresent()) means = means.with(metric, mean.getAsLong());
                    }
                    all.add(new ObserverMeans(observer, bySequence.size(), means));
                });
        return List.copyOf(all);
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

    private static long[] values(NavigableMap<Long, RawMetrics> bySequence, Metric metric) {
        return bySequence.values().stream()
                .map(metrics -> metrics.get(metric))
                .filter(OptionalLong::isPresent)
                .mapToLong(OptionalLong::getAsLong)
                .toArray();
    }

    /// The mean, rounded **down**; quotients and remainders are summed apart, so that no sum
    /// exceeds 64 bits.
    private static OptionalLong meanDown(long[] values) {
        if (values.length == 0) return OptionalLong.empty();
        long quotients = 0;
        long remainders = 0;
        for (long value : values) {
            quotients += value / values.length;
            remainders += value % values.length;
        }
        return OptionalLong.of(quotients + remainders / values.length);
    }

    private static long lowerMedian(long[] values) {
        long[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[(sorted.length - 1) / 2];
    }
}
