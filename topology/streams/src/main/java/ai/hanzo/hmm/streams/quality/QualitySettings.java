package ai.hanzo.hmm.streams.quality;

/// How the quality room runs.
///
/// @param telemetryPartitions partitions of the topic of telemetry, >= 1
/// @param clockMs how often the wall clock is looked at, ms, > 0
/// @param tickPatienceMs how long a tick that was written may take to be read before another is
///   written, ms, > 0
public record QualitySettings(int telemetryPartitions, long clockMs, long tickPatienceMs) {
    private static final long CLOCK_MS = 200;
    private static final long TICK_PATIENCE_MS = 5_000;

    public QualitySettings {
        if (telemetryPartitions < 1 || clockMs < 1 || tickPatienceMs < 1) {
            throw new IllegalArgumentException(
                    "settings must be >= 1: partitions %d, clock %d ms, patience %d ms"
                            .formatted(telemetryPartitions, clockMs, tickPatienceMs));
        }
    }

    /// With the default clock: looked at every 200 ms, patient for 5 s.
    public static QualitySettings of(int telemetryPartitions) {
        return new QualitySettings(telemetryPartitions, CLOCK_MS, TICK_PATIENCE_MS);
    }
}
