package ai.hanzo.hmm.bench.http;

import ai.hanzo.hmm.bench.Schedule;
import ai.hanzo.hmm.bench.load.Mix;
import ai.hanzo.hmm.bench.report.Conditions;
import ai.hanzo.hmm.wire.topic.Partitions;

import java.time.Duration;

/// How a run is made.
///
/// @param schedule how long its parts are
/// @param perSecond orders a second of the steady phase, >= 1
/// @param connections that are kept alive, each with one request under way at most, >= 1
/// @param threads stream threads, >= 1
/// @param commitIntervalMs of the streams, >= 1
/// @param partitions of all topics
/// @param mix of the load
/// @param seed of the load
public record HttpSettings(
        Schedule schedule,
        int perSecond,
        int connections,
        int threads,
        long commitIntervalMs,
        Partitions partitions,
        Mix mix,
        long seed) {
    private static final int ROUNDS = 3;
    private static final int PHASES = 3;
    private static final Duration SHORTEST = Duration.ofSeconds(60);
    private static final long WARM_UP_MS = 1_000;

    /// The start, the opening of the markets and the stop.
    private static final long BESIDES_MS = 15_000;

    public HttpSettings {
        requirePositive("orders a second", perSecond);
        requirePositive("connections", connections);
        requirePositive("threads", threads);
        requirePositive("the commit interval, ms,", commitIntervalMs);
    }

    /// A schedule that takes about so long: a fifth of the load warms up, the rest are three
    /// rounds.
    ///
    /// @param length at least 60 s
    public static Schedule within(Duration length) {
        if (length.compareTo(SHORTEST) < 0) {
            throw new IllegalArgumentException(
                    "a run takes at least %d s: %d"
                            .formatted(SHORTEST.toSeconds(), length.toSeconds()));
        }
        long loadMs = length.toMillis() - BESIDES_MS;
        long firstMs = loadMs / 5;
        long phaseMs = (loadMs - firstMs) / (ROUNDS * PHASES);
        return new Schedule(ROUNDS, firstMs, WARM_UP_MS, Math.max(1_000, phaseMs - WARM_UP_MS));
    }

    Conditions conditions() {
        return new Conditions(
                Runtime.getRuntime().availableProcessors(),
                Runtime.version().toString(),
                threads,
                commitIntervalMs,
                partitions.accounts(),
                schedule.rounds(),
                schedule.measuredMs() / 1e3,
                mix.inWords());
    }

    private static void requirePositive(String name, long value) {
        if (value < 1) throw new IllegalArgumentException(name + " must be >= 1: " + value);
    }
}
