package ai.hanzo.hmm.market.engine;

import ai.hanzo.hmm.market.state.Conduct;
import ai.hanzo.hmm.market.state.MarketState;
import ai.hanzo.hmm.market.state.Row;

import java.util.ArrayList;
import java.util.List;

/// The queue of what providers owe, the oldest first (rules, section 8).
final class Obligations {
    private final MarketState state;

    Obligations(MarketState state) {
        this.state = state;
    }

    /// All of it as it is now, orphans too; it may change while this is gone through.
    List<Row.Obligation> queue() {
        return new ArrayList<>(state.obligations().rows());
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
        return conductOf(provider).isOrphanedAt(state.totals().timeMs());
    }

    /// Takes units out of an obligation and off its provider, all of it where it is less.
    ///
    /// @return units taken, uSCU
    long take(Row.Obligation obligation, long most) {
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

    /// Takes units out of a provider's oldest obligations.
    void takeOf(String provider, long unitsMicros) {
        long left = unitsMicros;
        for (var obligation : queue()) {
            if (left == 0) return;
            if (obligation.provider().equals(provider)) left -= take(obligation, left);
        }
    }

    Conduct conductOf(String provider) {
        return state.conducts().get(provider);
    }
}
