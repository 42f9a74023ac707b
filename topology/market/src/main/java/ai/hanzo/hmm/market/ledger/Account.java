package ai.hanzo.hmm.market.ledger;

import ai.hanzo.hmm.market.engine.InvariantViolation;
import ai.hanzo.hmm.market.event.BalanceChange;
import ai.hanzo.hmm.market.event.BalanceChange.Reason;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// An account: its balance in each asset, the sequence of the ledger's last answer to it, the last
/// execution applied of each market, and the key it registered as a provider (hex, empty for none).
public record Account(
        String id,
        SortedMap<String, Balance> balances,
        long ledgerSequence,
        SortedMap<String, Long> applied,
        String providerKey) {

    public Account {
        balances = Collections.unmodifiableSortedMap(balances);
        applied = Collections.unmodifiableSortedMap(applied);
    }

    public static Account empty(String id) {
        return new Account(id, new TreeMap<>(), 0, new TreeMap<>(), "");
    }

    public Balance balance(String asset) {
        return balances.getOrDefault(asset, Balance.ZERO);
    }

    public long appliedOf(String source) {
        return applied.getOrDefault(source, 0L);
    }

    /// The account after one change; an asset of which nothing is left is forgotten.
    Account changed(String asset, long freeMicros, long heldMicros) {
        var next = new TreeMap<>(balances);
        change(next, asset, freeMicros, heldMicros);
        return new Account(id, next, ledgerSequence, applied, providerKey);
    }

    /// The account after what a market did to it.
    ///
    /// @param sequence of the execution, 0 for one that is not counted
    Account posted(String source, long sequence, List<BalanceChange> changes) {
        var nextApplied = applied;
        if (sequence != 0) {
            nextApplied = new TreeMap<>(applied);
            nextApplied.put(source, sequence);
        }
        var next = new TreeMap<>(balances);
        for (var change : changes) {
            if (change.reason() == Reason.HOLD) continue;
            change(next, change.asset(), change.freeMicros(), change.heldMicros());
        }
        return new Account(id, next, ledgerSequence, nextApplied, providerKey);
    }

    private void change(
            SortedMap<String, Balance> next, String asset, long freeMicros, long heldMicros) {
        var after = next.getOrDefault(asset, Balance.ZERO).plus(freeMicros, heldMicros);
        if (after.isNegative()) {
            throw new InvariantViolation(
                    "a balance must not be negative: %s %s %s".formatted(id, asset, after));
        }
        if (after.equals(Balance.ZERO)) next.remove(asset);
        else next.put(asset, after);
    }

    Account held(String asset, long micros) {
        return changed(asset, -micros, micros);
    }

    Account answered() {
        return new Account(id, balances, ledgerSequence + 1, applied, providerKey);
    }

    Account registered(String key) {
        return new Account(id, balances, ledgerSequence, applied, key);
    }
}
