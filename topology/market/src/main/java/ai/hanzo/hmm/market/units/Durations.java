package ai.hanzo.hmm.market.units;

/// How long capacity lasts (rules, section 2).
public final class Durations {
    private static final long MS_PER_SECOND = 1_000;

    private Durations() {}

    /// `raw x seconds x 1000 / rate`, ms, rounded **up**: what was bought can always be used.
    ///
    /// @param rawMicros millionths of the market's raw unit, >= 0
    /// @param secondsPerRaw seconds that one raw unit takes at a rate of 1, >= 0
    /// @param rateMicros millionths of the market's unit of rate, > 0
    /// @throws AmountOverflow when it does not fit 64 bits
    public static long durationMsUp(long rawMicros, long secondsPerRaw, long rateMicros) {
        if (secondsPerRaw > Long.MAX_VALUE / MS_PER_SECOND) {
            throw new AmountOverflow(secondsPerRaw + " x " + MS_PER_SECOND);
        }
        return Micros.mulDivUp(rawMicros, secondsPerRaw * MS_PER_SECOND, rateMicros);
    }
}
