package ai.hanzo.hmm.bench.report;

import org.HdrHistogram.Histogram;

import java.util.List;

/// A subject's latencies at one rate.
///
/// @param perSecond commands a second that were asked for
/// @param p50 in ms, by round; the others alike
public record Rate(int perSecond, Spread p50, Spread p90, Spread p99, Spread p999, Spread max) {
    private static final double MICROS_PER_MS = 1_000;

    /// @param rounds latencies in microseconds
    public static Rate of(int perSecond, List<Histogram> rounds) {
        return new Rate(
                perSecond,
                at(rounds, 50),
                at(rounds, 90),
                at(rounds, 99),
                at(rounds, 99.9),
                at(rounds, 100));
    }

    private static Spread at(List<Histogram> rounds, double percentile) {
        return Spread.of(
                rounds.stream()
                        .map(round -> round.getValueAtPercentile(percentile) / MICROS_PER_MS)
                        .toList());
    }
}
