package ai.hanzo.hmm.bench;

import ai.hanzo.hmm.bench.load.Mix;
import ai.hanzo.hmm.wire.topic.Partitions;

import java.time.Duration;

/// How a run is made.
///
/// @param length about how long it may take, >= 30 s
/// @param threads stream threads of either subject, >= 1
/// @param commitIntervalMs of either subject, >= 1
/// @param seed of the load
public record BenchSettings(
        Duration length,
        int threads,
        long commitIntervalMs,
        Partitions partitions,
        Mix mix,
        long seed) {
    /// Rounds of both subjects.
    static final int ROUNDS = 3;

    /// Orders a second of the phases between the flat out ones.
    static final int[] RATES = {1_000, 5_000};

    private static final Duration SHORTEST = Duration.ofSeconds(30);
    private static final long LEAST_MEASURED_MS = 1_000;
    private static final long WARM_UP_MS = 2_000;

    /// Starts, stops and waits between phases, by subject and round.
    private static final long BETWEEN_MS = 4_000;

    public BenchSettings {
        if (length.compareTo(SHORTEST) < 0) {
            throw new IllegalArgumentException(
                    "a run takes at least " + SHORTEST.toSeconds() + " s");
        }
    }

    /// The first phases of all, which only warm the JVM up: an eighth of the time for each subject.
    long firstMs() {
        return length.toMillis() / 8;
    }

    long warmUpMs() {
        return WARM_UP_MS;
    }

    /// What is measured of each phase.
    long measuredMs() {
        long forRounds = length.toMillis() - 2 * firstMs();
        long each = forRounds / (2 * ROUNDS) - BETWEEN_MS;
        return Math.max(LEAST_MEASURED_MS, each / (RATES.length + 1) - WARM_UP_MS);
    }
}
