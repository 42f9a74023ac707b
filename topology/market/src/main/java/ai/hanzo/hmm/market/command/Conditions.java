package ai.hanzo.hmm.market.command;

/// Under which conditions an order trades.
///
/// @param expiresAtMs when a GTT order ends, ms since 1970; 0 for the others
/// @param minFillMicros uSCU that must be filled at arrival, else nothing happens; 0 for none
/// @param selfTrade what becomes of it and a resting order of its owner group that it meets
/// @param minQualityPpm least score of a provider that may serve what is bought, ppm; 0: any
public record Conditions(
        long expiresAtMs,
        PostOnly postOnly,
        long minFillMicros,
        SelfTrade selfTrade,
        int minQualityPpm) {
    /// None but the usual.
    public static final Conditions NONE =
            new Conditions(0, PostOnly.NO, 0, SelfTrade.EXPIRE_MAKER, 0);

    /// Those that still matter when it rests; orders with the usual ones share them.
    public Conditions resting() {
        var left =
                minFillMicros == 0
                        ? this
                        : new Conditions(expiresAtMs, postOnly, 0, selfTrade, minQualityPpm);
        return left.equals(NONE) ? NONE : left;
    }
}
