package ai.hanzo.hmm.market.engine;

import ai.hanzo.hmm.market.state.MarketState;
import ai.hanzo.hmm.market.state.Row;

import java.util.function.Predicate;

/// The queue of what providers owe, the oldest first (rules, section 8).
final class Obligations {
    private static final long BEFORE_ALL = 0;

    private final MarketState state;

    Obligations(MarketState state) {
        this.state = state;
    }

    /// Whether somebody owes units whom one may wait for.
    boolean isOwed() {
        for (var provider : state.providers().rows()) {
            if (provider.obligedMicros() > 0 && !isOrphan(provider.account())) return true;
        }
        return false;
    }

    /// Whether nobody should wait for what a provider owes.
    boolean isOrphan(String provider) {
        return state.conducts().get(provider).isOrphanedAt(state.totals().timeMs());
    }

    /// Takes units out of the oldest obligations of the providers that are wanted.
    ///
    /// @param taken is told of each provider and the units taken of it, once an obligation
    /// @return units taken, uSCU
    long takeOldest(long most, Predicate<String> wanted, Assignment.Taken taken) {
        long left = most;
        var next = state.debts().oldestAfter(BEFORE_ALL);
        while (left > 0 && next.isPresent()) {
            var obligation = state.obligations().get(next.getAsLong());
            if (wanted.test(obligation.provider())) {
                long units = take(obligation, left);
                taken.of(obligation.provider(), units);
                left -= units;
            }
            next = state.debts().oldestAfter(obligation.sequence());
        }
        return most - left;
    }

    /// Takes units out of a provider's oldest obligations; it owes as many.
    void takeOf(String provider, long unitsMicros) {
        long left = unitsMicros;
        while (left > 0) {
            long oldest = state.debts().oldestOf(provider).orElseThrow();
            left -= take(state.obligations().get(oldest), left);
        }
    }

    /// Takes units out of an obligation and off its provider, all of it where it is less.
    private long take(Row.Obligation obligation, long most) {
        long units = Math.min(most, obligation.openMicros());
        long rest = obligation.openMicros() - units;
        if (rest == 0) {
            state.obligations().remove(obligation.sequence());
        } else {
            var smaller = new Row.Obligation(obligation.sequence(), obligation.provider(), rest);
            state.obligations().put(obligation.sequence(), smaller);
        }
        var provider = state.providers().get(obligation.provider());
        state.providers().put(provider.account(), provider.relieved(units, 0));
        return units;
    }
}
