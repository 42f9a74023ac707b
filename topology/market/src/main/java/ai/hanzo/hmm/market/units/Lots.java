package ai.hanzo.hmm.market.units;

import java.util.function.LongPredicate;

/// The largest number of whole lots that still fits. What fits must be monotone: if `n` lots fit,
/// so do fewer. Exact whatever the formula behind it, in about 60 questions at most.
public final class Lots {
    private Lots() {}

    /// The largest `n` in `0..most` for which `fits` holds; nothing is asked about 0.
    public static long largest(long most, LongPredicate fits) {
        if (most <= 0) return 0;
        if (fits.test(most)) return most;
        long fitting = 0;
        long tooMany = most;
        while (tooMany - fitting > 1) {
            long middle = fitting + (tooMany - fitting) / 2;
            if (fits.test(middle)) fitting = middle;
            else tooMany = middle;
        }
        return fitting;
    }
}
