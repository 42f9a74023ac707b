package ai.hanzo.hmm.bench;

import java.time.Duration;

/// How long the parts of a run are.
///
/// @param rounds of both subjects, >= 1
/// @param firstMs flat out before anything is measured, for each subject, >= 1
/// @param warmUpMs of each phase, >= 0
/// @param measuredMs of each phase, >= 1
public record Schedule(int rounds, long firstMs, long warmUpMs, long measuredMs) {
    private static final int ROUNDS = 3;
    private static final Duration SHORTEST = Duration.ofSeconds(90);
    private static final long WARM_UP_MS = 2_000;

    /// Starts, stops, counts and waits of one subject in one round.
    private static final long BETWEEN_MS = 5_000;

    public Schedule {
        requireAtLeast("rounds", rounds, 1);
        requireAtLeast("firstMs", firstMs, 1);
        requireAtLeast("warmUpMs", warmUpMs, 0);
        requireAtLeast("measuredMs", measuredMs, 1);
    }

    /// One that takes about so long: a sixth of it to warm up each subject, the rest in three
    /// rounds.
    ///
    /// @param length at least 90 s
    /// @param phases of each subject in each round, >= 1
    public static Schedule within(Duration length, int phases) {
        if (length.compareTo(SHORTEST) < 0) {
            throw new IllegalArgumentException(
                    "a run takes at least %d s: %d"
                            .formatted(SHORTEST.toSeconds(), length.toSeconds()));
        }
        long firstMs = length.toMillis() / 6;
        long turnMs = (length.toMillis() - 2 * firstMs) / (2 * ROUNDS);
        long measuredMs = (turnMs - BETWEEN_MS) / phases - WARM_UP_MS;
        return new Schedule(ROUNDS, firstMs, WARM_UP_MS, Math.max(1_000, measuredMs));
    }

    private static void requireAtLeast(String name, long value, long least) {
        if (value < least) {
            throw new IllegalArgumentException(
                    "%s must be >= %d: %d".formatted(name, least, value));
        }
    }
}
