package ai.hanzo.hmm.door.view;

import static java.nio.charset.StandardCharsets.UTF_8;

import ai.hanzo.hmm.wire.Execution;

import java.util.List;
import java.util.Optional;

/// Reads what {@link OutcomeRows} keeps of accounts.
record OutcomeViews(Reading reading, View<Execution> view) {
    Optional<Execution> order(String account, String clientOrderId) {
        return reading.get(view, account, OutcomeKeys.order(account, clientOrderId));
    }

    /// The execution that a row stands for; none where it has gone meanwhile.
    ///
    /// @param row whose value is an execution's key
    Optional<Execution> named(String account, String row) {
        return reading.of(
                view,
                account,
                store ->
                        Optional.ofNullable(store.get(row))
                                .map(key -> store.get(new String(key, UTF_8)))
                                .map(view::read));
    }

    List<ListedExecution> executions(String account, Span span) {
        return reading.of(
                view,
                account,
                store ->
                        OutcomeRows.EXECUTIONS.read(store, account, span).stream()
                                .map(row -> listed(row))
                                .toList());
    }

    List<ListedOrder> orders(String account, OrderFilter asked, OrderCursor after, int limit) {
        return reading.of(
                view,
                account,
                store -> new OrderList(store, view::read, account, asked, limit).after(after));
    }

    private ListedExecution listed(History.Row row) {
        return new ListedExecution(row.number(), view.read(row.bytes()));
    }
}
