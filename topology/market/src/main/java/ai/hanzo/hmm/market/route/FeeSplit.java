package ai.hanzo.hmm.market.route;

import ai.hanzo.hmm.market.units.Micros;

/// Where the fees of one match go: to those in the pool, the market's quality fund and the treasury
/// (rules, section 6). The three add up to what was collected.
public record FeeSplit(long lpShareMicros, long qualityFundMicros, long treasuryMicros) {
    /// The pool's share of a notional, *inside* what is collected.
    public static final int LP_SHARE_PPM = 2_000;

    /// Splits what both parties paid on a notional: the pool's share and a quarter of the rest are
    /// rounded **down**, the treasury gets the remainder.
    public static FeeSplit of(long collectedMicros, long notionalMicros) {
        long lpShare = Micros.ppmDown(notionalMicros, LP_SHARE_PPM);
        long rest = collectedMicros - lpShare;
        if (rest < 0) {
            throw new IllegalStateException(
                    "fees must cover the pool's share: " + collectedMicros + " < " + lpShare);
        }
        return new FeeSplit(lpShare, rest / 4, rest - rest / 4);
    }

    /// The same with at most so much for the pool; the treasury takes what is above.
    public FeeSplit withPoolShareAtMost(long mostMicros) {
        long kept = Math.min(lpShareMicros, mostMicros);
        return new FeeSplit(kept, qualityFundMicros, treasuryMicros + lpShareMicros - kept);
    }
}
