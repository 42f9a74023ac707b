package ai.hanzo.hmm.market.provider;

import java.util.OptionalLong;

/// A provider's day in a market, as it was judged when it was over (rules, section 7). Amounts in
/// uH.
///
/// @param day UTC, in days since 1970
/// @param scorePpm at the end of the day
/// @param availabilityPpm raw, the mean over the day's buckets that have one, rounded down
/// @param buckets folded on that day
/// @param ended its allocations that ended
/// @param rank 1 for the best of `ranked`; 0 where it was not ranked
/// @param baseMicros fees collected less the pool's part, over the fills in which it sold
/// @param bonusMicros paid to it out of the quality fund
/// @param penaltyMicros taken from its bond into the quality fund
/// @param fundMicros in the fund when bonuses were paid
/// @param bonusesMicros what all bonuses of the day would have come to
public record JudgedDay(
        long day,
        long scorePpm,
        OptionalLong availabilityPpm,
        int buckets,
        long ended,
        int rank,
        int ranked,
        long baseMicros,
        long bonusMicros,
        long penaltyMicros,
        long fundMicros,
        long bonusesMicros) {}
