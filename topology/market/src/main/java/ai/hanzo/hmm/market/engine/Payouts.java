package ai.hanzo.hmm.market.engine;

import ai.hanzo.hmm.market.allocation.Refund;
import ai.hanzo.hmm.market.event.BalanceChange;
import ai.hanzo.hmm.market.event.BalanceChange.Reason;
import ai.hanzo.hmm.market.state.MarketState;

/// Pays a consumer what a provider owes it for not delivering: out of the bond, then out of the
/// quality fund; what neither has is published as the provider's shortfall (rules, sections 8 and
/// 9).
///
/// The fund stands in with what it has taken from that provider, and without a limit where the
/// operator vouches for it. Else a provider and a consumer in league could be paid out of what
/// others brought in, once the price has risen above what the bond was reckoned at.
final class Payouts {
    private final MarketState state;
    private final Bonds bonds;
    private final Assessments assessments;

    Payouts(MarketState state, Bonds bonds, Assessments assessments) {
        this.state = state;
        this.bonds = bonds;
        this.assessments = assessments;
    }

    /// @param mostMicros of it, unless the operator vouches for the provider: the consumer's part
    ///   of what there is
    Refund pay(
            String provider,
            String consumer,
            long owedMicros,
            long mostMicros,
            Reason reason,
            Answers answers) {
        var conduct = state.conducts().get(provider);
        long payable = conduct.isVouchedFor() ? owedMicros : Math.min(owedMicros, mostMicros);
        long fromBond = bonds.takeOut(provider, payable, reason, answers);
        long fund = state.totals().qualityFundMicros();
        if (!conduct.isVouchedFor()) fund = Math.min(fund, conduct.forfeitedMicros());
        long fromFund = Math.min(payable - fromBond, fund);
        long shortfall = owedMicros - fromBond - fromFund;
        state.totals(state.totals().withFund(-fromFund));
        state.conducts().put(provider, conduct.stoodInFor(fromFund).withShortfall(shortfall));
        answers.of(consumer).free(BalanceChange.HANZO, reason, fromBond + fromFund);
        assessments.touch(provider);
        return new Refund(fromBond, fromFund, shortfall);
    }
}
