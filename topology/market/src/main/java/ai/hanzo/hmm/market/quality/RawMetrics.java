package ai.hanzo.hmm.market.quality;

import ai.hanzo.hmm.market.units.Micros;

import java.util.OptionalLong;

/// Figures as they were measured; one that was not measured is empty.
///
/// @param latencyP95Ms 95th percentile of latency, ms, >= 0
/// @param throughputMicros millionths of a unit per second, >= 0
/// @param availabilityPpm 0..1,000,000
/// @param accuracyPpm 0..1,000,000
public record RawMetrics(
        OptionalLong latencyP95Ms,
        OptionalLong throughputMicros,
        OptionalLong availabilityPpm,
        OptionalLong accuracyPpm) {

    /// Nothing was measured.
    public static final RawMetrics NONE =
            new RawMetrics(
                    OptionalLong.empty(),
                    OptionalLong.empty(),
                    OptionalLong.empty(),
                    OptionalLong.empty());

    public RawMetrics {
        check("latencyP95Ms", latencyP95Ms, Long.MAX_VALUE);
        check("throughputMicros", throughputMicros, Long.MAX_VALUE);
        check("availabilityPpm", availabilityPpm, Micros.ONE);
        check("accuracyPpm", accuracyPpm, Micros.ONE);
    }

    /// All four measured.
    public static RawMetrics of(
            long latencyP95Ms, long throughputMicros, long availabilityPpm, long accuracyPpm) {
        return new RawMetrics(
                OptionalLong.of(latencyP95Ms),
                OptionalLong.of(throughputMicros),
                OptionalLong.of(availabilityPpm),
                OptionalLong.of(accuracyPpm));
    }

    public OptionalLong get(Metric metric) {
        return switch (metric) {
            case LATENCY -> latencyP95Ms;
            case THROUGHPUT -> throughputMicros;
            case AVAILABILITY -> availabilityPpm;
            case ACCURACY -> accuracyPpm;
        };
    }

    /// The same, with one figure set.
    public RawMetrics with(Metric metric, long value) {
        OptionalLong one = OptionalLong.of(value);
        return switch (metric) {
            case LATENCY -> new RawMetrics(one, throughputMicros, availabilityPpm, accuracyPpm);
            case THROUGHPUT -> new RawMetrics(latencyP95Ms, one, availabilityPpm, accuracyPpm);
            case AVAILABILITY -> new RawMetrics(latencyP95Ms, throughputMicros, one, accuracyPpm);
            case ACCURACY -> new RawMetrics(latencyP95Ms, throughputMicros, availabilityPpm, one);
        };
    }

    private static void check(String name, OptionalLong value, long most) {
        if (value.isPresent() && (value.getAsLong() < 0 || value.getAsLong() > most)) {
            throw new IllegalArgumentException(
                    name + " must be 0.." + most + ": " + value.getAsLong());
        }
    }
}
