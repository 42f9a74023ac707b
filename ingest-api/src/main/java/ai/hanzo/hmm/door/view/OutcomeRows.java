package ai.hanzo.hmm.door.view;

import static java.nio.charset.StandardCharsets.UTF_8;

import ai.hanzo.hmm.wire.Execution;
import ai.hanzo.hmm.wire.OrderState;
import ai.hanzo.hmm.wire.OrderStatus;

import org.apache.kafka.streams.state.KeyValueStore;

import java.time.Duration;
import java.util.Arrays;
import java.util.function.Function;

/// Keeps the executions of each account, and by them the answers to its commands and the states of
/// its orders: the last 1,000, and all of the last 24 hours, as long as the ledger knows a command.
/// What is open stays. An account that sends 10 commands a second has 864,000 executions a day
/// here, and that is the bound: the state of a door is a day of traffic, and 1,000 executions and
/// the open orders of every account.
final class OutcomeRows implements View.Writer<Execution> {
    /// An account's executions, by the offsets of their records.
    static final History EXECUTIONS = new History("execution", 1_000);

    private static final long KEPT_MS = Duration.ofHours(24).toMillis();
    private static final String CONFLICT = "CLIENT_ORDER_ID_CONFLICT";

    private final Function<byte[], Execution> reader;

    OutcomeRows(Function<byte[], Execution> reader) {
        this.reader = reader;
    }

    @Override
    public void write(
            KeyValueStore<String, byte[]> store,
            String account,
            Execution value,
            byte[] bytes,
            long offset) {
        var key = EXECUTIONS.key(account, offset);
        store.put(key, bytes);
        if (isConflict(value)) {
            store.put(OutcomeKeys.conflict(account, value.getCommandId()), key.getBytes(UTF_8));
        } else {
            answer(store, value, key);
            for (var order : value.getOrders()) touch(store, value, bytes, key, order);
        }
        long sinceMs = value.getTimeMs() - KEPT_MS;
        var old =
                EXECUTIONS.old(
                        store, account, offset, row -> reader.apply(row).getTimeMs() < sinceMs);
        for (var row : old) forget(store, account, row);
    }

    /// A repeated answer changes nothing that is known; a conflict says nothing about the command
    /// that had the id first, and may come before that one's answer.
    private static void answer(KeyValueStore<String, byte[]> store, Execution value, String key) {
        if (value.getCommandId().isEmpty()) return;
        var answered = OutcomeKeys.command(value.getAccount(), value.getCommandId());
        if (value.getRepeated()) store.putIfAbsent(answered, key.getBytes(UTF_8));
        else store.put(answered, key.getBytes(UTF_8));
    }

    private static void touch(
            KeyValueStore<String, byte[]> store,
            Execution value,
            byte[] bytes,
            String key,
            OrderState order) {
        var account = value.getAccount();
        var id = order.getClientOrderId();
        var state = OutcomeKeys.order(account, id);
        if (value.getRepeated() && store.get(state) != null) return;
        store.put(state, bytes);
        var market = value.getSource().getBytes(UTF_8);
        boolean open = order.getStatus() == OrderStatus.OPEN;
        // A row whose value is null is taken away.
        store.put(OutcomeKeys.resting(account, id), open ? market : null);
        if (!open) store.put(OutcomeKeys.closed(key, id), market);
    }

    /// Takes an execution away, and what is known by it alone.
    private void forget(KeyValueStore<String, byte[]> store, String account, History.Row row) {
        var key = EXECUTIONS.key(account, row.number());
        var value = reader.apply(row.bytes());
        deleteIf(store, OutcomeKeys.command(account, value.getCommandId()), key.getBytes(UTF_8));
        deleteIf(store, OutcomeKeys.conflict(account, value.getCommandId()), key.getBytes(UTF_8));
        for (var order : value.getOrders()) {
            if (order.getStatus() == OrderStatus.OPEN) continue;
            store.delete(OutcomeKeys.closed(key, order.getClientOrderId()));
            deleteIf(store, OutcomeKeys.order(account, order.getClientOrderId()), row.bytes());
        }
        store.delete(key);
    }

    private static void deleteIf(KeyValueStore<String, byte[]> store, String key, byte[] value) {
        if (Arrays.equals(store.get(key), value)) store.delete(key);
    }

    private static boolean isConflict(Execution value) {
        var refusal = value.getRefusal();
        return refusal != null && refusal.getCode().equals(CONFLICT);
    }
}
