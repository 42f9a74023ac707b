package ai.hanzo.hmm.market.quality;

import ai.hanzo.hmm.market.units.AmountOverflow;
import ai.hanzo.hmm.market.units.Micros;

/// The grade of a provider converts its raw capacity into standard units and back: everything
/// trades in standard units, so that quality never moves the pool (rules, section 3).
public final class Grade {
    private Grade() {}

    /// `m(q) = floor + q`.
    ///
    /// @param scorePpm a provider's score, 0..1,000,000
    /// @param floorPpm the market's grade floor, >= 0; 500,000 makes the score 500,000 neutral
    public static long gradePpm(long scorePpm, long floorPpm) {
        if (scorePpm < 0 || scorePpm > Micros.ONE) {
            throw new IllegalArgumentException("scorePpm must be 0..1,000,000: " + scorePpm);
        }
        if (floorPpm < 0) throw new IllegalArgumentException("floorPpm must be >= 0: " + floorPpm);
        return Micros.add(floorPpm, scorePpm);
    }

    /// Standard units (uSCU) that raw capacity (millionths of a raw unit) becomes when it is
    /// issued. Rounds **down**: a provider never sells more than it brought.
    public static long standardUnitsDown(long rawMicros, long gradePpm) {
        return Micros.ppmDown(rawMicros, gradePpm);
    }

    /// Raw capacity (millionths of a raw unit) that a provider owes for standard units (uSCU).
    /// Rounds **up**: a buyer never gets less than it paid for.
    ///
    /// @throws AmountOverflow also at grade 0, where no amount of raw capacity is enough
    public static long rawOwedUp(long standardMicros, long gradePpm) {
        if (standardMicros == 0) return 0;
        if (gradePpm == 0) throw new AmountOverflow(standardMicros + " SCU at grade 0");
        return Micros.mulDivUp(standardMicros, Micros.ONE, gradePpm);
    }

    /// Price of one raw unit of a provider of this grade, uH, rounded **down**; HIP-8's
    /// quality-adjusted price.
    public static long priceOfRawDown(long priceMicros, long gradePpm) {
        return Micros.ppmDown(priceMicros, gradePpm);
    }
}
