package ai.hanzo.hmm.market.price;

/// What was traded in a while: prices in uH per SCU, volume in uSCU, notional in uH, how many
/// trades, and the first and last of them by the number of their settlement. A volume or notional
/// that does not fit 64 bits stays at 2^63 - 1.
public record Bar(
        long openMicros,
        long highMicros,
        long lowMicros,
        long closeMicros,
        long volumeMicros,
        long notionalMicros,
        long trades,
        long firstTrade,
        long lastTrade) {

    /// Of one trade.
    public static Bar of(
            long priceMicros, long quantityMicros, long notionalMicros, long settlement) {
        return new Bar(
                priceMicros,
                priceMicros,
                priceMicros,
                priceMicros,
                quantityMicros,
                notionalMicros,
                1,
                settlement,
                settlement);
    }

    /// Of no trade: the last close again. It has no first nor last trade: 0.
    public static Bar empty(long lastCloseMicros) {
        return new Bar(
                lastCloseMicros, lastCloseMicros, lastCloseMicros, lastCloseMicros, 0, 0, 0, 0, 0);
    }

    /// This bar and a later one, both with trades, as one.
    public Bar then(Bar later) {
        return new Bar(
                openMicros,
                Math.max(highMicros, later.highMicros),
                Math.min(lowMicros, later.lowMicros),
                later.closeMicros,
                sumOrMost(volumeMicros, later.volumeMicros),
                sumOrMost(notionalMicros, later.notionalMicros),
                trades + later.trades,
                firstTrade,
                later.lastTrade);
    }

    private static long sumOrMost(long a, long b) {
        return a > Long.MAX_VALUE - b ? Long.MAX_VALUE : a + b;
    }
}
