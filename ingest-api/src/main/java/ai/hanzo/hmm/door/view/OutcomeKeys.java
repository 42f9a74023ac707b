package ai.hanzo.hmm.door.view;

import ai.hanzo.hmm.wire.Execution;

import org.apache.kafka.streams.state.KeyValueStore;

/// Where executions are looked for: as the last one that touched an order, as the answer to a
/// command, as a refusal of other content under a taken id. Names hold no `|`, so the parts of a
/// key cannot run into each other.
final class OutcomeKeys {
    private static final String CONFLICT = "CLIENT_ORDER_ID_CONFLICT";

    private OutcomeKeys() {}

    static String order(String account, String clientOrderId) {
        return "order|" + account + "|" + clientOrderId;
    }

    static String command(String account, String id) {
        return "command|" + account + "|" + id;
    }

    static String conflict(String account, String id) {
        return "conflict|" + account + "|" + id;
    }

    /// A repeated answer changes nothing that is known; a conflict says nothing about the command
    /// that had the id first, and may come before that one's answer.
    static void write(KeyValueStore<String, byte[]> store, Execution value, byte[] bytes) {
        var account = value.getAccount();
        var id = value.getCommandId();
        if (value.getRefusal() != null && value.getRefusal().getCode().equals(CONFLICT)) {
            store.put(conflict(account, id), bytes);
            return;
        }
        for (var order : value.getOrders()) {
            put(store, order(account, order.getClientOrderId()), value, bytes);
        }
        if (!id.isEmpty()) put(store, command(account, id), value, bytes);
    }

    private static void put(
            KeyValueStore<String, byte[]> store, String key, Execution value, byte[] bytes) {
        if (value.getRepeated()) store.putIfAbsent(key, bytes);
        else store.put(key, bytes);
    }
}
