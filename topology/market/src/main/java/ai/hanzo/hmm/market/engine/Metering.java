package ai.hanzo.hmm.market.engine;

import ai.hanzo.hmm.market.MarketTerms;
import ai.hanzo.hmm.market.state.OpenAllocation;
import ai.hanzo.hmm.market.units.Micros;

/// What counts of the use that a provider reports: it never falls, it is never more than what was
/// bought, and it grows no faster than the rate that was bought allows. Else a provider could have
/// all of it counted in its first report, and vanish.
final class Metering {
    private static final long MS_PER_SECOND = 1_000;

    private Metering() {}

    /// @param usedMicros reported, millionths of the market's raw unit
    /// @param timeMs now; the allocation is active, all that it was suspended is over
    /// @return counted from now on, millionths of the market's raw unit
    static long counted(
            OpenAllocation allocation, long usedMicros, long timeMs, MarketTerms terms) {
        var service = allocation.service();
        long activeMs = timeMs - service.startedMs() - service.suspendedMs();
        long most = Math.min(allocation.rawMicros(), inTimeUp(allocation, activeMs, terms));
        return Math.max(service.usedMicros(), Math.min(usedMicros, most));
    }

    /// What a rate makes of a time, rounded **down**, millionths of the market's raw unit; 2^63 - 1
    /// where it is more.
    static long inTimeDown(long rateMicros, long ms, MarketTerms terms) {
        return Micros.mulDivDownOrMost(rateMicros, ms, terms.secondsPerRaw() * MS_PER_SECOND);
    }

    private static long inTimeUp(OpenAllocation allocation, long ms, MarketTerms terms) {
        long time = Math.max(0, ms);
        long rate = allocation.rateMicros();
        long down = inTimeDown(rate, time, terms);
        return down == Long.MAX_VALUE
                ? down
                : Micros.mulDivUp(rate, time, terms.secondsPerRaw() * MS_PER_SECOND);
    }
}
