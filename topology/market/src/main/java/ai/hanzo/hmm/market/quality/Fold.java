package ai.hanzo.hmm.market.quality;

import ai.hanzo.hmm.market.units.Micros;

import java.util.OptionalLong;

/// One metric of a provider, folded over its buckets: 0.7 of what it was and 0.3 of the new bucket,
/// the first bucket as it is (rules, section 7).
///
/// @param seenPpm the fold, 0..1,000,000; empty until the metric was first seen
public record Fold(OptionalLong seenPpm) {
    /// Of a metric that was never seen; it counts as the middle.
    public static final Fold UNSEEN = new Fold(OptionalLong.empty());

    /// What a metric that was never seen counts, ppm.
    public static final long UNSEEN_PPM = 500_000;

    private static final long OLD_PPM = 700_000;
    private static final long NEW_PPM = 300_000;

    public Fold {
        if (seenPpm.isPresent()) check(seenPpm.getAsLong());
    }

    public static Fold of(long ppm) {
        return new Fold(OptionalLong.of(ppm));
    }

    /// What it counts in the score, ppm.
    public long ppm() {
        return seenPpm.orElse(UNSEEN_PPM);
    }

    /// The fold after one more bucket, rounded **down**.
    public Fold then(long bucketPpm) {
        check(bucketPpm);
        if (seenPpm.isEmpty()) return of(bucketPpm);
        return of((OLD_PPM * seenPpm.getAsLong() + NEW_PPM * bucketPpm) / Micros.ONE);
    }

    private static void check(long ppm) {
        if (ppm < 0 || ppm > Micros.ONE) {
            throw new IllegalArgumentException("ppm must be 0..1,000,000: " + ppm);
        }
    }
}
