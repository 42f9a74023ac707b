package ai.hanzo.hmm.market.state;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.TreeSet;

/// What each provider owes, the oldest first, and the providers by the oldest that they owe: so
/// that neither one's debts nor those of somebody who can serve are searched for among all.
public final class DebtQueue implements Index<Row.Obligation> {
    private final Map<String, TreeSet<Long>> byProvider = new HashMap<>();
    private final TreeMap<Long, String> oldest = new TreeMap<>();

    DebtQueue() {}

    /// The oldest obligation of a provider; empty where it owes nothing.
    public OptionalLong oldestOf(String provider) {
        var owed = byProvider.get(provider);
        return owed == null ? OptionalLong.empty() : OptionalLong.of(owed.first());
    }

    /// The first obligation after one among those that are their provider's oldest; empty where
    /// there is none.
    public OptionalLong oldestAfter(long sequence) {
        var next = oldest.higherKey(sequence);
        return next == null ? OptionalLong.empty() : OptionalLong.of(next);
    }

    @Override
    public void enter(Row.Obligation row) {
        var owed = byProvider.computeIfAbsent(row.provider(), _ -> new TreeSet<>());
        if (!owed.isEmpty()) oldest.remove(owed.first());
        owed.add(row.sequence());
        oldest.put(owed.first(), row.provider());
    }

    @Override
    public void leave(Row.Obligation row) {
        var owed = byProvider.get(row.provider());
        oldest.remove(owed.first());
        owed.remove(row.sequence());
        if (owed.isEmpty()) byProvider.remove(row.provider());
        else oldest.put(owed.first(), row.provider());
    }

    @Override
    public void replace(Row.Obligation before, Row.Obligation after) {
        // Its place and its provider stay.
    }
}
