package ai.hanzo.hmm.market.ledger;

import ai.hanzo.hmm.market.event.MarketEvent.Executed;

import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// What the owner of an account makes of its executions: its balances, from nothing else (rules,
/// section 9). The numbers of each source have no gap.
final class Story {
    private final Map<String, SortedMap<String, Balance>> balances = new HashMap<>();
    private final Map<String, Long> sequences = new HashMap<>();

    void hear(String source, Executed said) {
        if (said.sequence() != 0) {
            long before = sequences.getOrDefault(said.account() + ' ' + source, 0L);
            if (said.sequence() != before + 1) {
                throw new AssertionError("%s after %d: %s".formatted(source, before, said));
            }
            sequences.put(said.account() + ' ' + source, said.sequence());
        }
        var mine = balances.computeIfAbsent(said.account(), _ -> new TreeMap<>());
        for (var change : said.changes()) {
            var before = mine.getOrDefault(change.asset(), Balance.ZERO);
            mine.put(change.asset(), before.plus(change.freeMicros(), change.heldMicros()));
        }
        for (var change : said.changes()) {
            var after = mine.get(change.asset());
            if (after != null && after.isNegative()) throw new AssertionError(said + ": " + after);
            if (Balance.ZERO.equals(after)) mine.remove(change.asset());
        }
    }

    SortedMap<String, Balance> of(String account) {
        return balances.getOrDefault(account, new TreeMap<>());
    }
}
