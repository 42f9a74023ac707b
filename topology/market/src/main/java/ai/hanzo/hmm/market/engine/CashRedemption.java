package ai.hanzo.hmm.market.engine;

import ai.hanzo.hmm.market.event.BalanceChange.Reason;
import ai.hanzo.hmm.market.state.MarketState;
import ai.hanzo.hmm.market.units.Micros;

import java.util.LinkedHashMap;

/// Pays for units that nobody will deliver: those owed by providers that are suspended, removed or
/// have not proven their capacity for long (rules, section 8). They are paid at the mean of an
/// hour, as far as there is so much for every unit owed, out of the bond of whoever owed them, then
/// out of the quality fund.
final class CashRedemption {
    private final MarketState state;
    private final Obligations obligations;
    private final Bonds bonds;
    private final Payouts payouts;

    CashRedemption(MarketState state, Obligations obligations, Bonds bonds, Payouts payouts) {
        this.state = state;
        this.obligations = obligations;
        this.bonds = bonds;
        this.payouts = payouts;
    }

    /// @return units that were paid for, uSCU
    long pay(String consumer, long unitsMicros, Answers answers) {
        var byProvider = new LinkedHashMap<String, Long>();
        long paid =
                obligations.takeOldest(
                        unitsMicros,
                        obligations::isOrphan,
                        (provider, units) -> byProvider.merge(provider, units, Long::sum));
        byProvider.forEach((provider, units) -> pay(consumer, provider, units, answers));
        answers.of(consumer).free(state.units(), Reason.REDEEM, -paid);
        return paid;
    }

    private void pay(String consumer, String provider, long unitsMicros, Answers answers) {
        long owed = Micros.mulDivDown(unitsMicros, bonds.cashPriceMicros(), Micros.ONE);
        long most = bonds.partDown(provider, unitsMicros);
        payouts.pay(provider, consumer, owed, most, Reason.CASH, answers);
    }
}
