package ai.hanzo.hmm.market.laws;

import static ai.hanzo.hmm.market.example.Amounts.MARKET;

import ai.hanzo.hmm.market.MarketTerms;

/// What a group that does not deliver finds before it: how many it is, and the market it comes to.
///
/// @param providers of the group, at least 1
/// @param accomplices of the group that are no providers
/// @param vouchedPpm the bond that the operator asks of the group's providers, ppm; 0 for the usual
/// @param referencePpm the market's reference price, of what a unit is worth at first
/// @param stock units that honest people have for sale or in the pool
/// @param hasPool whether an honest deposit made the pool; else the first deposit is anybody's
/// @param ageMs of the market's first price when the group comes
/// @param mostRisePpm how much more units may come to be worth than at first
record Setting(
        int providers,
        int accomplices,
        int vouchedPpm,
        int referencePpm,
        long stock,
        boolean hasPool,
        long ageMs,
        int mostRisePpm) {
    /// What a unit is worth at first, uH per SCU.
    static final long WORTH = 2_000_000;

    /// So small that the mean of an hour is what a unit is worth, to a few ppm.
    static final long TICK = 10;

    private static final long LOT = 100_000;
    private static final long TWO_HOURS_MS = 2 * 3_600_000L;

    /// A market with an hour's mean, a reference price of what a unit is worth, and much for sale.
    static Setting of(int providers, int accomplices) {
        return new Setting(providers, accomplices, 0, 1_000_000, 20_000, true, TWO_HOURS_MS, 0);
    }

    Setting vouched(int ppm) {
        return with(ppm, referencePpm, stock, hasPool, ageMs, mostRisePpm);
    }

    Setting reference(int ppm) {
        return with(vouchedPpm, ppm, stock, hasPool, ageMs, mostRisePpm);
    }

    /// Honest people have little, so that what the group owes is most of what there is.
    Setting scarce() {
        return with(vouchedPpm, referencePpm, 20, hasPool, ageMs, mostRisePpm);
    }

    Setting withoutPool() {
        return with(vouchedPpm, referencePpm, stock, false, ageMs, mostRisePpm);
    }

    /// There is no hour's mean yet.
    Setting young() {
        return with(vouchedPpm, referencePpm, stock, hasPool, 0, mostRisePpm);
    }

    Setting rising(int ppm) {
        return with(vouchedPpm, referencePpm, stock, hasPool, ageMs, ppm);
    }

    private Setting with(int vouched, int ppm, long units, boolean pool, long age, int rise) {
        return new Setting(providers, accomplices, vouched, ppm, units, pool, age, rise);
    }

    MarketTerms terms() {
        var usual = Floor.terms(MARKET, "GPU-hour", 3_600);
        return new MarketTerms(
                usual.market(),
                usual.rawUnit(),
                usual.secondsPerRaw(),
                usual.rateUnit(),
                usual.defaultRateMicros(),
                TICK,
                LOT,
                usual.minNotionalMicros(),
                WORTH / 1_000 * referencePpm / 1_000,
                usual.bondPpm(),
                usual.gradeFloorPpm(),
                usual.bucketMs(),
                usual.graceMs(),
                usual.references(),
                usual.observers());
    }

    @Override
    public String toString() {
        return "%d and %d, bond %d, reference %d, stock %d%s, %d ms old, rise %d"
                .formatted(
                        providers,
                        accomplices,
                        vouchedPpm,
                        referencePpm,
                        stock,
                        hasPool ? " and a pool" : "",
                        ageMs,
                        mostRisePpm);
    }
}
