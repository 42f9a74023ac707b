package ai.hanzo.hmm.market.laws;

import static ai.hanzo.hmm.market.example.Amounts.big;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.market.command.MarketInput;
import ai.hanzo.hmm.market.engine.MarketView;
import ai.hanzo.hmm.market.event.MarketEvent;
import ai.hanzo.hmm.market.event.MarketEvent.Executed;
import ai.hanzo.hmm.market.pool.Pool;
import ai.hanzo.hmm.market.state.Change;
import ai.hanzo.hmm.market.state.Row;
import ai.hanzo.hmm.market.state.RowKey;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// All that must hold after every command. They are told what went in and what came out, and look
/// at the stored rows; they share no code with the engine.
final class Laws {
    private final Map<RowKey, Row> rows;
    private final Map<String, Long> sequences = new HashMap<>();
    private final SettlementLaws settlements = new SettlementLaws();
    private final OrderLaws orders = new OrderLaws();
    private final RouteLaw route;
    private final BalanceLaws balances;
    private Snapshot before;

    Laws(PlainLedger ledger, Map<RowKey, Row> rows) {
        this.rows = rows;
        this.balances = new BalanceLaws(ledger);
        this.before = Snapshot.of(rows);
        this.route = new RouteLaw();
    }

    void before(MarketInput command) {
        if (command instanceof MarketInput.Place order) route.predict(order, before);
    }

    void after(
            MarketInput command, List<MarketEvent> events, List<Change> changes, MarketView view) {
        var after = Snapshot.of(rows);
        var executions =
                events.stream()
                        .filter(Executed.class::isInstance)
                        .map(Executed.class::cast)
                        .toList();
        boolean refused = executions.stream().anyMatch(e -> e.refused().isPresent());
        oneAnswerEach(command, executions);
        if (refused) refusedMeansUnchanged(command, events, changes);
        poolNeverLoses(command, before.pool(), after.pool());
        settlements.check(events, executions, before, after);
        orders.check(command, events, executions, after);
        if (command instanceof MarketInput.Place && !refused) route.check(events, before);
        balances.check(events, executions, after);
        viewTellsTheRows(view, after);
        before = after;
    }

    /// Executions of an account are numbered 1, 2, 3 ... and the sender has exactly one.
    private void oneAnswerEach(MarketInput command, List<Executed> executions) {
        assertThat(executions.stream().map(Executed::account)).doesNotHaveDuplicates();
        for (var execution : executions) {
            long last = sequences.merge(execution.account(), 1L, Long::sum);
            assertThat(execution.sequence()).as(execution.account()).isEqualTo(last);
        }
        var told = executions.stream().filter(e -> !e.commandId().isEmpty()).toList();
        if (command instanceof MarketInput.OfAccount sent) {
            assertThat(told).hasSize(1);
            assertThat(told.getFirst().account()).isEqualTo(sent.account());
            assertThat(told.getFirst().commandId()).isEqualTo(sent.id());
        } else {
            assertThat(told).isEmpty();
        }
    }

    /// Nothing but the clock, the number of the sender's answer, and what time alone has ended.
    private void refusedMeansUnchanged(
            MarketInput command, List<MarketEvent> events, List<Change> changes) {
        assertThat(events).allMatch(e -> e instanceof Executed || e instanceof MarketEvent.Closed);
        boolean ended = events.stream().anyMatch(MarketEvent.Closed.class::isInstance);
        var sender = ((MarketInput.OfAccount) command).account();
        for (var change : changes) {
            switch (change.row().orElse(null)) {
                case Row.Totals now ->
                        assertThat(now).isEqualTo(before.totals().withTime(now.timeMs()));
                case Row.Member now -> {
                    assertThat(now.account()).isEqualTo(sender);
                    assertThat(now.openOrders()).isEqualTo(before.openOrders(sender));
                }
                case Row.Provider _ -> assertThat(ended).isTrue();
                case null -> {
                    assertThat(change.key().kind()).isEqualTo(RowKey.Kind.ALLOCATION);
                    assertThat(ended).isTrue();
                }
                default -> throw new AssertionError("a refusal changed " + change);
            }
        }
    }

    /// A trade never lowers x y; a deposit or removal never what a share is worth: x/T and y/T.
    private static void poolNeverLoses(MarketInput command, Pool before, Pool after) {
        if (before.equals(after) || before.isEmpty()) return;
        var context = "%s -> %s by %s".formatted(before, after, command);
        if (before.shares() == after.shares()) {
            var was = big(before.unitsMicros()).multiply(big(before.fundsMicros()));
            var is = big(after.unitsMicros()).multiply(big(after.fundsMicros()));
            assertThat(is).as(context).isGreaterThanOrEqualTo(was);
        } else {
            assertThat(big(after.unitsMicros()).multiply(big(before.shares())))
                    .as(context)
                    .isGreaterThanOrEqualTo(
                            big(before.unitsMicros()).multiply(big(after.shares())));
            assertThat(big(after.fundsMicros()).multiply(big(before.shares())))
                    .as(context)
                    .isGreaterThanOrEqualTo(
                            big(before.fundsMicros()).multiply(big(after.shares())));
        }
    }

    private static void viewTellsTheRows(MarketView view, Snapshot rows) {
        assertThat(big(view.obligations())).isEqualTo(rows.obliged());
        assertThat(big(view.allocated())).isEqualTo(rows.allocated());
        assertThat(view.pool()).isEqualTo(rows.pool());
        assertThat(view.totals()).isEqualTo(rows.totals());
    }
}
