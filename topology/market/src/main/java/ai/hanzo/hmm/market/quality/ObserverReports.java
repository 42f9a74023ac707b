package ai.hanzo.hmm.market.quality;

import ai.hanzo.hmm.market.quality.BucketCollector.Taken;

import java.util.Arrays;
import java.util.function.BiConsumer;

/// One observer's reports that count in a bucket, by sequence. They lie in two arrays: a busy room
/// holds millions of them.
final class ObserverReports {
    private static final int METRICS = Metric.values().length;
    private static final int FIRST_ROOM = 4;
    private static final long ABSENT = -1;

    private long[] sequences = new long[FIRST_ROOM];

    /// Of each report its metrics in their order.
    private long[] figures = new long[FIRST_ROOM * METRICS];

    private int size;

    int size() {
        return size;
    }

    Taken take(long sequence, RawMetrics metrics) {
        int found = find(sequence);
        if (found >= 0) return new Taken.Repeated();
        int at = -found - 1;
        if (size < BucketCollector.MOST_REPORTS_OF_AN_OBSERVER) {
            insert(at, sequence, metrics);
            return new Taken.Counted();
        }
        if (at == size) return new Taken.TooMany();
        long highest = sequences[--size];
        insert(at, sequence, metrics);
        return new Taken.CountedInsteadOf(highest);
    }

    void forEach(BiConsumer<Long, RawMetrics> action) {
        for (int i = 0; i < size; i++) {
            RawMetrics metrics = RawMetrics.NONE;
            for (Metric metric : Metric.values()) {
                long figure = figure(i, metric);
                if (figure != ABSENT) metrics = metrics.with(metric, figure);
            }
            action.accept(sequences[i], metrics);
        }
    }

    /// Of each metric over the reports that have it, rounded **down**.
    RawMetrics meansDown() {
        RawMetrics means = RawMetrics.NONE;
        for (Metric metric : Metric.values()) {
            int measured = measured(metric);
            if (measured > 0) means = means.with(metric, meanDown(metric, measured));
        }
        return means;
    }

    private int measured(Metric metric) {
        int measured = 0;
        for (int i = 0; i < size; i++) if (figure(i, metric) != ABSENT) measured++;
        return measured;
    }

    /// Quotients and remainders are summed apart, so that no sum exceeds 64 bits.
    private long meanDown(Metric metric, int measured) {
        long quotients = 0;
        long remainders = 0;
        for (int i = 0; i < size; i++) {
            long figure = figure(i, metric);
            if (figure == ABSENT) continue;
            quotients += figure / measured;
            remainders += figure % measured;
        }
        return quotients + remainders / measured;
    }

    private long figure(int index, Metric metric) {
        return figures[index * METRICS + metric.ordinal()];
    }

    /// As a search says it: below 0 where it is not found. Most come in order, and go to the end.
    private int find(long sequence) {
        if (size == 0 || sequence > sequences[size - 1]) return -size - 1;
        return Arrays.binarySearch(sequences, 0, size, sequence);
    }

    private void insert(int at, long sequence, RawMetrics metrics) {
        if (size == sequences.length) {
            int room = Math.min(2 * size, BucketCollector.MOST_REPORTS_OF_AN_OBSERVER);
            sequences = Arrays.copyOf(sequences, room);
            figures = Arrays.copyOf(figures, room * METRICS);
        }
        int moved = size - at;
        System.arraycopy(sequences, at, sequences, at + 1, moved);
        int from = at * METRICS;
        System.arraycopy(figures, from, figures, from + METRICS, moved * METRICS);
        sequences[at] = sequence;
        figures[from + Metric.LATENCY.ordinal()] = metrics.latencyP95Ms().orElse(ABSENT);
        figures[from + Metric.THROUGHPUT.ordinal()] = metrics.throughputMicros().orElse(ABSENT);
        figures[from + Metric.AVAILABILITY.ordinal()] = metrics.availabilityPpm().orElse(ABSENT);
        figures[from + Metric.ACCURACY.ordinal()] = metrics.accuracyPpm().orElse(ABSENT);
        size++;
    }
}
