package ai.hanzo.hmm.market.ledger;

import ai.hanzo.hmm.market.command.MarketInput;
import ai.hanzo.hmm.market.engine.Market;
import ai.hanzo.hmm.market.event.MarketEvent;
import ai.hanzo.hmm.market.event.MarketEvent.Executed;
import ai.hanzo.hmm.market.example.Proof;
import ai.hanzo.hmm.market.pool.Pool;
import ai.hanzo.hmm.market.state.Row;
import ai.hanzo.hmm.market.state.RowKey;
import ai.hanzo.hmm.market.state.Totals;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A market, what waits for it, what it said that nobody has read, and its rows as a store keeps
/// them.
final class Stall {
    final Market market;
    final ArrayDeque<MarketInput> commands = new ArrayDeque<>();
    final ArrayDeque<Executed> executions = new ArrayDeque<>();
    final Map<RowKey, Row> rows = new HashMap<>();
    private Pool pool = Pool.EMPTY;
    private Totals totals = Totals.NONE;
    private long obliged;

    Stall(String name) {
        market = Market.of(name, List.of(), Proof.KINDS);
    }

    List<MarketEvent> apply(MarketInput command, long timeMs) {
        var events = market.apply(command, timeMs);
        for (var change : market.takeChanges()) {
            var now = change.row();
            var before =
                    now.isPresent() ? rows.put(change.key(), now.get()) : rows.remove(change.key());
            if (before instanceof Row.Obligation was) obliged -= was.openMicros();
            now.ifPresent(this::note);
        }
        for (var event : events) {
            if (event instanceof Executed execution) executions.add(execution);
        }
        return events;
    }

    /// All rows of a kind, always in the same order.
    <R extends Row> List<R> all(Class<R> kind) {
        return rows.values().stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .sorted(Comparator.comparing(row -> row.key().id()))
                .toList();
    }

    private void note(Row row) {
        if (row instanceof Row.Obligation now) obliged += now.openMicros();
        if (row instanceof Row.Reserves now) pool = now.pool();
        if (row instanceof Totals now) totals = now;
    }

    Pool pool() {
        return pool;
    }

    Totals totals() {
        return totals;
    }

    /// Units that providers owe.
    long obligedMicros() {
        return obliged;
    }

    /// HANZO that is in the market and in no account.
    long fundsMicros() {
        return pool.fundsMicros() + totals.qualityFundMicros() + totals.treasuryMicros();
    }

    /// Rows by kind.
    Map<RowKey.Kind, Integer> rowsByKind() {
        var kinds = new HashMap<RowKey.Kind, Integer>();
        for (var key : rows.keySet()) kinds.merge(key.kind(), 1, Integer::sum);
        return kinds;
    }
}
