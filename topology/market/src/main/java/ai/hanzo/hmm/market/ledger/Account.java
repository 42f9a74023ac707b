package ai.hanzo.hmm.market.ledger;

import ai.hanzo.hmm.market.engine.InvariantViolation;

import java.util.Collections;
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
        var after = balance(asset).plus(freeMicros, heldMicros);
        if (after.isNegative()) {
            throw new InvariantViolation(
                    "a balance must not be negative: %s %s %s".formatted(id, asset, after));
        }
        var next = new TreeMap<>(balances);
        if (after.equals(Balance.ZERO)) next.remove(asset);
        else next.put(asset, after);
        return new Account(id, next, ledgerSequence, applied, providerKey);
    }

    Account held(String asset, long micros) {
        return changed(asset, -micros, micros);
    }

    Account answered() {
        return new Account(id, balances, ledgerSequence + 1, applied, providerKey);
    }

    Account applied(String source, long sequence) {
        var next = new TreeMap<>(applied);
        next.put(source, sequence);
        return new Account(id, balances, ledgerSequence, next, providerKey);
    }

    Account registered(String key) {
        return new Account(id, balances, ledgerSequence, applied, key);
    }
}
