package ai.hanzo.hmm.market.laws;

import ai.hanzo.hmm.market.MarketTerms;

/// A kind of economy: the market's terms, and the size of what happens in it.
///
/// @param priceTicks the price around which orders are placed, in ticks
/// @param spreadTicks how far from it they are
/// @param mostLots lots of a large order
/// @param fundsMicros what an account begins with
/// @param rawMicros raw capacity of a large issue
record Regime(
        String name,
        MarketTerms terms,
        long priceTicks,
        long spreadTicks,
        long mostLots,
        long fundsMicros,
        long rawMicros) {

    @Override
    public String toString() {
        return name;
    }

    /// Prices around 2 HANZO, lots of 0.001.
    static Regime everyday() {
        return new Regime(
                "everyday",
                terms(1_000, 1_000, 10_000, 1_000_000, 500_000),
                2_000,
                60,
                3_000,
                2_000_000_000L,
                200_000_000L);
    }

    /// Whole units at a few millionths: every rounding is a large part of what is paid.
    static Regime pennies() {
        return new Regime("pennies", terms(1, 1_000_000, 1, 5, 0), 15, 6, 12, 5_000, 400_000_000L);
    }

    /// One uSCU a lot at whole HANZO: fees of every fill are fractions.
    static Regime crumbs() {
        return new Regime(
                "crumbs", terms(1_000_000, 1, 1, 900_000, 250_000), 3, 2, 40, 20_000, 3_000);
    }

    /// Amounts of which a few thousand overflow 64 bits.
    static Regime grand() {
        return new Regime(
                "grand",
                terms(1_000_000_000L, 1_000_000_000L, 1, 1_000_000_000L, 500_000),
                2_000,
                900,
                1_500,
                400_000_000_000_000_000L,
                400_000_000_000_000L);
    }

    private static MarketTerms terms(
            long tick, long lot, long minNotional, long reference, int gradeFloor) {
        var usual = Floor.TERMS;
        return new MarketTerms(
                usual.market(),
                usual.rawUnit(),
                usual.secondsPerRaw(),
                usual.rateUnit(),
                usual.defaultRateMicros(),
                tick,
                lot,
                minNotional,
                reference,
                usual.bondPpm(),
                gradeFloor,
                usual.bucketMs(),
                usual.graceMs(),
                usual.references(),
                usual.observers());
    }
}
