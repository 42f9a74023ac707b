package ai.hanzo.hmm.local.demo.plan;

import ai.hanzo.hmm.market.units.Micros;

/// What an allocation takes.
///
/// @param rawMicros millionths of the market's raw unit
/// @param rateMicros millionths of a token a second, > 0
public record Work(long rawMicros, long rateMicros) {
    private static final long MS_PER_RAW_AT_RATE_1 = Terms.SECONDS_PER_RAW * 1_000;

    /// How long all of it takes, rounded **up**, ms.
    public long neededMs() {
        return Micros.mulDivUp(rawMicros, MS_PER_RAW_AT_RATE_1, rateMicros);
    }

    /// What is done after so long, rounded **down**, millionths of the market's raw unit.
    public long doneMicros(long ms) {
        return Math.min(rawMicros, Micros.mulDivDownOrMost(rateMicros, ms, MS_PER_RAW_AT_RATE_1));
    }
}
