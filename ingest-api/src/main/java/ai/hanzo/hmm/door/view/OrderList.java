package ai.hanzo.hmm.door.view;

import static java.nio.charset.StandardCharsets.UTF_8;

import ai.hanzo.hmm.wire.Execution;

import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// A page of an account's orders: the open ones by their ids, then the closed ones, the last closed
/// first. What is not asked for is passed over without being read.
final class OrderList {
    private final ReadOnlyKeyValueStore<String, byte[]> store;
    private final Function<byte[], Execution> reader;
    private final String account;
    private final OrderFilter asked;
    private final int limit;
    private final List<ListedOrder> page = new ArrayList<>();

    /// @param limit how many at most
    OrderList(
            ReadOnlyKeyValueStore<String, byte[]> store,
            Function<byte[], Execution> reader,
            String account,
            OrderFilter asked,
            int limit) {
        this.store = store;
        this.reader = reader;
        this.account = account;
        this.asked = asked;
        this.limit = limit;
    }

    List<ListedOrder> after(OrderCursor after) {
        if (asked.open() && !after.closed()) addOpen(after.row());
        if (asked.closed()) addClosed(after.closed() ? after.row() : "");
        return page;
    }

    private void addOpen(String after) {
        var prefix = OutcomeKeys.resting(account, "");
        var from = after.isEmpty() ? prefix : prefix + after + "\0";
        try (var rows = store.range(from, prefix + Reading.END)) {
            add(rows, prefix, false, after);
        }
    }

    private void addClosed(String after) {
        var prefix = OutcomeKeys.closedOf(account);
        var to = prefix + (after.isEmpty() ? Reading.END : after);
        try (var rows = store.reverseRange(prefix, to)) {
            add(rows, prefix, true, after);
        }
    }

    private void add(
            KeyValueIterator<String, byte[]> rows, String prefix, boolean closed, String after) {
        while (page.size() < limit && rows.hasNext()) {
            var row = rows.next();
            var at = new OrderCursor(closed, row.key.substring(prefix.length()));
            if (at.row().equals(after) || !asked.isOf(new String(row.value, UTF_8))) continue;
            var touched = store.get(OutcomeKeys.order(account, at.clientOrderId()));
            if (touched != null) page.add(new ListedOrder(at, reader.apply(touched)));
        }
    }
}
