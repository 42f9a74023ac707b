package ai.hanzo.hmm.bench.tokens;

import ai.hanzo.hmm.bench.Schedule;
import ai.hanzo.hmm.bench.load.Mix;
import ai.hanzo.hmm.bench.report.Conditions;
import ai.hanzo.hmm.wire.topic.Partitions;

/// How a run is made.
///
/// @param schedule how long its parts are
/// @param perSecond orders a second, >= 1
/// @param threads stream threads, >= 1
/// @param commitIntervalMs >= 1
/// @param partitions of all topics
/// @param mix of the load
/// @param seed of the load
public record TokenSettings(
        Schedule schedule,
        int perSecond,
        int threads,
        long commitIntervalMs,
        Partitions partitions,
        Mix mix,
        long seed) {
    private static final int EVERY_PURCHASE = 100;

    public TokenSettings {
        requirePositive("orders a second", perSecond);
        requirePositive("threads", threads);
        requirePositive("the commit interval, ms,", commitIntervalMs);
    }

    /// The standard mix, but every purchase is delivered at once.
    ///
    /// @param takePercent of all orders that take, 1 to 99
    public static Mix mix(int takePercent) {
        return Mix.STANDARD.with(takePercent, EVERY_PURCHASE);
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
