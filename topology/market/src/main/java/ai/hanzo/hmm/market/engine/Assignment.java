package ai.hanzo.hmm.market.engine;

import ai.hanzo.hmm.market.event.RefusalCode;
import ai.hanzo.hmm.market.state.MarketState;
import ai.hanzo.hmm.market.state.Provider;

/// Who is to deliver (rules, section 9): the seller first, if it is a provider that owes units,
/// then whoever has owed the longest. Only those that have proven their capacity, score as high as
/// is asked and have so much rate free.
final class Assignment {
    private final MarketState state;
    private final Obligations obligations;

    Assignment(MarketState state, Obligations obligations) {
        this.state = state;
        this.obligations = obligations;
    }

    /// What is asked of a provider.
    ///
    /// @param rateMicros that it has free, millionths of the market's unit of rate
    /// @param minQualityPpm least score
    record Asked(long rateMicros, int minQualityPpm) {}

    /// Refuses where providers owe units and none of them could take one more allocation.
    void checkRoom(Asked asked) {
        boolean owed = false;
        boolean busy = true;
        for (var provider : state.providers().rows()) {
            if (provider.obligedMicros() == 0) continue;
            owed = true;
            if (!hasFree(provider, asked.rateMicros())) continue;
            if (isGood(provider, asked.minQualityPpm())) return;
            busy = false;
        }
        if (owed) throw busy ? busy(asked) : unavailable(asked);
    }

    /// Takes units out of what a seller owes, if it is a provider that can serve.
    ///
    /// @return units taken, uSCU
    long fromSeller(String seller, long unitsMicros, Asked asked) {
        var provider = state.providers().find(seller);
        if (provider.isEmpty()) return 0;
        long taken = Math.min(unitsMicros, provider.get().obligedMicros());
        if (taken == 0 || !canServe(provider.get(), asked)) return 0;
        obligations.takeOf(seller, taken);
        return taken;
    }

    /// Takes units out of the oldest obligations of those that can serve.
    ///
    /// @param taken is told of each provider and the units taken of it
    /// @return units taken, uSCU
    long fromOldest(long unitsMicros, Asked asked, Taken taken) {
        return obligations.takeOldest(
                unitsMicros, provider -> canServe(state.providers().get(provider), asked), taken);
    }

    /// Hears of units that were taken from a provider.
    interface Taken {
        void of(String provider, long unitsMicros);
    }

    private boolean canServe(Provider provider, Asked asked) {
        return hasFree(provider, asked.rateMicros()) && isGood(provider, asked.minQualityPpm());
    }

    private boolean hasFree(Provider provider, long rateMicros) {
        var conduct = state.conducts().get(provider.account());
        return conduct.mayServeAt(state.totals().timeMs())
                && provider.freeRateMicros(conduct.attestation().rateMicros()) >= rateMicros
                && state.gradeOf(provider.account()) > 0;
    }

    private boolean isGood(Provider provider, int minQualityPpm) {
        return minQualityPpm == 0
                || state.qualityOf(provider.account()).scorePpm() >= minQualityPpm;
    }

    private static RefusedException busy(Asked asked) {
        return RefusedException.of(RefusalCode.CAPACITY_BUSY, "no provider has that much rate free")
                .with("rateMicros", asked.rateMicros());
    }

    private static RefusedException unavailable(Asked asked) {
        return RefusedException.of(
                        RefusalCode.QUALITY_UNAVAILABLE,
                        "no provider that has that much rate free scores so high")
                .with("minQualityPpm", asked.minQualityPpm())
                .with("rateMicros", asked.rateMicros());
    }
}
