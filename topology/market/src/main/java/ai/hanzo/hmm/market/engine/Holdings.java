package ai.hanzo.hmm.market.engine;

import ai.hanzo.hmm.market.event.BalanceChange;
import ai.hanzo.hmm.market.event.MarketEvent;
import ai.hanzo.hmm.market.pool.Pool;
import ai.hanzo.hmm.market.state.MarketState;

import java.util.List;

/// What a market itself has of everything, so that it can be checked that accounts get what it
/// gives and give what it gets, to the micro-unit. Sums wrap around at 64 bits, and so are equal
/// exactly where they are.
///
/// @param fundsMicros of the pool, the quality fund and the treasury, uH
/// @param unitsMicros of the pool, uSCU
/// @param shares of the pool in accounts
record Holdings(String market, long fundsMicros, long unitsMicros, long shares) {
    static Holdings of(MarketState state) {
        if (!state.isOpen()) return new Holdings("", 0, 0, 0);
        var pool = state.pool();
        var totals = state.totals();
        return new Holdings(
                state.terms().market(),
                pool.fundsMicros() + totals.qualityFundMicros() + totals.treasuryMicros(),
                pool.unitsMicros(),
                pool.isEmpty() ? 0 : pool.shares() - Pool.LOCKED_SHARES);
    }

    /// Compares what a command did to the market with what it did to accounts. Units come into
    /// being when capacity is issued and end when they are redeemed or retired, shares by deposits
    /// into the pool and removals from it.
    ///
    /// @throws InvariantViolation when something was created or lost
    void checkAgainst(Holdings after, List<MarketEvent> events) {
        long fundsOut = 0;
        long unitsOut = 0;
        long sharesOut = 0;
        for (var event : events) {
            if (!(event instanceof MarketEvent.Executed execution)) continue;
            for (var change : execution.changes()) {
                long micros = change.freeMicros() + change.heldMicros();
                if (micros == 0) continue;
                if (change.asset().equals(BalanceChange.HANZO)) fundsOut += micros;
                else if (change.asset().startsWith("LP:")) sharesOut += micros;
                else if (!isMadeOrEnded(change)) unitsOut += micros;
            }
        }
        after.same("HANZO", fundsOut, fundsMicros - after.fundsMicros);
        after.same("units", unitsOut, unitsMicros - after.unitsMicros);
        after.same("shares", sharesOut, after.shares - shares);
    }

    private static boolean isMadeOrEnded(BalanceChange change) {
        return switch (change.reason()) {
            case ISSUE, RETIRE, REDEEM -> true;
            default -> false;
        };
    }

    private void same(String asset, long toAccounts, long fromMarket) {
        if (toAccounts == fromMarket) return;
        throw new InvariantViolation(
                "accounts got %d %s and %s gave %d"
                        .formatted(toAccounts, asset, market, fromMarket));
    }
}
