package ai.hanzo.hmm.local.demo.input;

import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/// A price series of the published one's shape from a seed: a walk in cents between 1.60 and 2.80
/// USD per GPU-hour that starts at 2.00, half an hour a step.
public final class GeneratedPrices {
    private static final Instant START = Instant.parse("2025-10-19T21:00:00Z");
    private static final Duration STEP = Duration.ofMinutes(30);
    private static final long CENT = 10_000;
    private static final long LOWEST = 160 * CENT;
    private static final long HIGHEST = 280 * CENT;

    private GeneratedPrices() {}

    /// The same series for the same seed.
    public static PriceSeries series(long seed, int count) {
        var random = new SplittableRandom(seed);
        return new PriceSeries(
                Stream.iterate(
                                new PricePoint(START, 150 * CENT, 200 * CENT),
                                last -> next(last, random))
                        .limit(count)
                        .toList());
    }

    private static PricePoint next(PricePoint last, SplittableRandom random) {
        long moved = last.medianMicros() + random.nextLong(-3, 4) * CENT;
        long median = Math.clamp(moved, LOWEST, HIGHEST);
        return new PricePoint(last.at().plus(STEP), median * 3 / 4, median);
    }
}
