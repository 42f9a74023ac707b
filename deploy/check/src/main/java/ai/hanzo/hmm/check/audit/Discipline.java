package ai.hanzo.hmm.check.audit;

import ai.hanzo.hmm.wire.ProviderStanding;
import ai.hanzo.hmm.wire.Strike;

import java.util.Map;

/// Strikes and what follows from them (rules, section 7).
record Discipline(OwnFund fund) {
    private static final int WEEK = 7;
    private static final int TWO_WEEKS = 14;
    private static final int MOST_IN_A_WEEK = 3;
    private static final int MOST_IN_TWO = 5;
    private static final int SUSPENDED_PPM = 50_000;
    private static final int REMOVED_PPM = 200_000;

    /// At most one a day: the first.
    void strike(
            OwnProvider provider, long day, String reason, long timeMs, Map<String, Long> figures) {
        if (provider.isStruckOn(day)) return;
        provider.strike(new Strike(day, reason, timeMs, figures));
        if (provider.strikes(day, TWO_WEEKS, Long.MIN_VALUE) >= MOST_IN_TWO
                && provider.standing != ProviderStanding.REMOVED) {
            provider.standing = ProviderStanding.REMOVED;
            fund.slash(provider, REMOVED_PPM);
        } else if (provider.standing == ProviderStanding.ACTIVE
                && provider.strikes(day, WEEK, provider.reinstatedMs) >= MOST_IN_A_WEEK) {
            provider.standing = ProviderStanding.SUSPENDED;
            fund.slash(provider, SUSPENDED_PPM);
        }
    }
}
