package ai.hanzo.hmm.bench.telemetry;

import java.time.Duration;

/// How a run is made.
///
/// @param fleet who reports on whom
/// @param rounds that are measured, >= 1
/// @param warmUpMs before the first, >= 0
/// @param roundMs of each, >= 1
/// @param commitIntervalMs asked for; the room's is never below 100
/// @param partitions of every topic, >= 1
/// @param seed of what is measured
public record TelemetrySettings(
        Fleet fleet,
        int rounds,
        long warmUpMs,
        long roundMs,
        long commitIntervalMs,
        int partitions,
        long seed) {
    private static final int ROUNDS = 3;
    private static final Duration SHORTEST = Duration.ofSeconds(60);

    /// Start, the last buckets, and reading all that was written.
    private static final long BESIDES_MS = 30_000;

    /// One that takes about so long: a quarter of the load warms up, the rest are three rounds.
    ///
    /// @param length at least 60 s
    public static TelemetrySettings within(
            Duration length, long commitIntervalMs, int partitions, long seed) {
        if (length.compareTo(SHORTEST) < 0) {
            throw new IllegalArgumentException(
                    "a run takes at least %d s: %d"
                            .formatted(SHORTEST.toSeconds(), length.toSeconds()));
        }
        long each = (length.toMillis() - BESIDES_MS) / (ROUNDS + 1);
        return new TelemetrySettings(
                Fleet.STANDARD, ROUNDS, each, each, commitIntervalMs, partitions, seed);
    }

    TelemetryMeasured.Conditions conditions() {
        return new TelemetryMeasured.Conditions(
                Runtime.getRuntime().availableProcessors(),
                Runtime.version().toString(),
                partitions,
                rounds,
                roundMs / 1e3,
                fleet.inWords());
    }
}
