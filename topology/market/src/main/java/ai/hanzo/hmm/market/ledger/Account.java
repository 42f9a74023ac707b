package ai.hanzo.hmm.market.ledger;

import ai.hanzo.hmm.market.engine.InvariantViolation;
import ai.hanzo.hmm.market.event.BalanceChange;
import ai.hanzo.hmm.market.event.BalanceChange.Reason;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// An account: its balance in each asset, the sequence of the ledger's last answer to it, the last
/// execution applied of each market, and how it stands.
///
/// @param providerKey the key it registered as a provider, hex; empty for none
/// @param signingKey the key that its commands are signed with, hex; empty for none
/// @param ownerGroup set by the operator; empty where the account is its own
public record Account(
        String id,
        SortedMap<String, Balance> balances,
        long ledgerSequence,
        SortedMap<String, Long> applied,
        String providerKey,
        String signingKey,
        String ownerGroup,
        Staking staking,
        Traded traded,
        FeeDay fees) {
    private static final String GROUP = "@group:";

    public Account {
        balances = Collections.unmodifiableSortedMap(balances);
        applied = Collections.unmodifiableSortedMap(applied);
    }

    public static Account empty(String id) {
        return new Account(
                id,
                new TreeMap<>(),
                0,
                new TreeMap<>(),
                "",
                "",
                "",
                Staking.NONE,
                Traded.NONE,
                FeeDay.NONE);
    }

    public Balance balance(String asset) {
        return balances.getOrDefault(asset, Balance.ZERO);
    }

    public long appliedOf(String source) {
        return applied.getOrDefault(source, 0L);
    }

    /// What its orders are stamped with: accounts of one group do not trade with each other. No
    /// account can have the name of a group, so that none is in one that it was not put into.
    public String group() {
        return ownerGroup.isEmpty() ? id : GROUP + ownerGroup;
    }

    /// The account after one change; an asset of which nothing is left is forgotten.
    Account changed(String asset, long freeMicros, long heldMicros) {
        var next = new TreeMap<>(balances);
        change(next, asset, freeMicros, heldMicros);
        return with(next, ledgerSequence, applied, traded);
    }

    /// The account after what a market did to it on a day since 1970.
    ///
    /// @param sequence of the execution, 0 for one that is not counted
    Account posted(String source, long sequence, List<BalanceChange> changes, long day) {
        var nextApplied = applied;
        if (sequence != 0) {
            nextApplied = new TreeMap<>(applied);
            nextApplied.put(source, sequence);
        }
        var next = new TreeMap<>(balances);
        var nextTraded = traded;
        for (var change : changes) {
            if (change.reason() == Reason.HOLD) continue;
            change(next, change.asset(), change.freeMicros(), change.heldMicros());
            long notional = notionalOf(change);
            if (notional > 0) nextTraded = nextTraded.plus(notional, day);
        }
        return with(next, ledgerSequence, nextApplied, nextTraded);
    }

    /// What was bought is paid out of what is held, what was sold into what is free.
    private static long notionalOf(BalanceChange change) {
        if (change.reason() != Reason.TRADE || !change.asset().equals(BalanceChange.HANZO)) {
            return 0;
        }
        return change.freeMicros() - change.heldMicros();
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
        return with(balances, ledgerSequence + 1, applied, traded);
    }

    /// Its fees are set at its first command of a day and stay for that day.
    Account onDay(long day) {
        if (day <= fees.day()) return this;
        var today = FeeDay.of(day, traded.before(day), staking.stakedMicros());
        return standing(providerKey, signingKey, ownerGroup, staking, today);
    }

    Account registered(String key) {
        return standing(key, signingKey, ownerGroup, staking, fees);
    }

    Account signingWith(String key) {
        return standing(providerKey, key, ownerGroup, staking, fees);
    }

    Account inGroup(String group) {
        return standing(providerKey, signingKey, group, staking, fees);
    }

    Account with(Staking next) {
        return standing(providerKey, signingKey, ownerGroup, next, fees);
    }

    private Account with(
            SortedMap<String, Balance> nextBalances,
            long sequence,
            SortedMap<String, Long> nextApplied,
            Traded nextTraded) {
        return new Account(
                id,
                nextBalances,
                sequence,
                nextApplied,
                providerKey,
                signingKey,
                ownerGroup,
                staking,
                nextTraded,
                fees);
    }

    private Account standing(
            String provider, String signing, String group, Staking nextStaking, FeeDay nextFees) {
        return new Account(
                id,
                balances,
                ledgerSequence,
                applied,
                provider,
                signing,
                group,
                nextStaking,
                traded,
                nextFees);
    }
}
