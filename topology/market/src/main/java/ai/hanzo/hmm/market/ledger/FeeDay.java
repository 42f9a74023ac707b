package ai.hanzo.hmm.market.ledger;

import ai.hanzo.hmm.market.route.FeeRates;
import ai.hanzo.hmm.market.units.Micros;

/// What an account pays on a UTC day: the larger of two discounts, one for what it traded in the 30
/// days before, one for what it had staked at its first command of the day (rules, section 6).
///
/// @param day since 1970; 0 for none
/// @param tradedMicros in the 30 days before, uH
/// @param discountPpm taken off its fees
public record FeeDay(long day, long tradedMicros, int discountPpm) {
    public static final FeeDay NONE = new FeeDay(0, 0, 0);

    private static final long DAY_MS = 24 * 60 * 60 * 1_000L;

    /// Above so many HANZO, so many ppm; the highest first.
    private static final Tier[] BY_VOLUME = {
        new Tier(100_000, 300_000), new Tier(10_000, 200_000), new Tier(1_000, 100_000)
    };

    private static final Tier[] BY_STAKE = {
        new Tier(100_000, 300_000),
        new Tier(10_000, 200_000),
        new Tier(1_000, 100_000),
        new Tier(100, 50_000)
    };

    private record Tier(long aboveHanzo, int discountPpm) {}

    static FeeDay of(long day, long tradedMicros, long stakedMicros) {
        int discount =
                Math.max(discount(BY_VOLUME, tradedMicros), discount(BY_STAKE, stakedMicros));
        return new FeeDay(day, tradedMicros, discount);
    }

    /// The UTC day of a time, in days since 1970.
    static long dayOf(long timeMs) {
        return Math.floorDiv(timeMs, DAY_MS);
    }

    public FeeRates rates() {
        return FeeRates.discounted(discountPpm);
    }

    private static int discount(Tier[] tiers, long micros) {
        for (var tier : tiers) {
            if (micros > tier.aboveHanzo() * Micros.ONE) return tier.discountPpm();
        }
        return 0;
    }
}
