package ai.hanzo.hmm.streams.ledger;

import ai.hanzo.hmm.market.ledger.Account;
import ai.hanzo.hmm.market.ledger.KnownCommand;
import ai.hanzo.hmm.market.ledger.LedgerStore;
import ai.hanzo.hmm.streams.translate.LedgerRows;
import ai.hanzo.hmm.wire.serde.StateCodec;
import ai.hanzo.hmm.wire.state.AccountRow;
import ai.hanzo.hmm.wire.state.CommandRow;

import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The ledger's state: accounts by id, commands by account and id, those that are done by when they
/// are to be forgotten, and the room's time. All are logged and cached, and read through.
final class LedgerStores implements LedgerStore {
    static final String ACCOUNTS = "ledger-accounts";
    static final String COMMANDS = "ledger-commands";
    static final String DONE = "ledger-done";
    static final String CLOCK = "ledger-clock";

    private static final String TIME = "time";

    /// A look for commands to forget costs a range scan, so it is taken once a second.
    private static final long LOOK_MS = 1_000;

    private static final int FORGOTTEN_AT_ONCE = 1_000;

    private final KeyValueStore<String, AccountRow> accounts;
    private final KeyValueStore<String, CommandRow> commands;
    private final KeyValueStore<String, String> done;
    private final KeyValueStore<String, Long> clock;
    private long nextLookMs;

    LedgerStores(ProcessorContext<Object, Object> context) {
        this.accounts = context.getStateStore(ACCOUNTS);
        this.commands = context.getStateStore(COMMANDS);
        this.done = context.getStateStore(DONE);
        this.clock = context.getStateStore(CLOCK);
    }

    static List<StoreBuilder<?>> builders() {
        var text = Serdes.String();
        return List.of(
                store(ACCOUNTS, text, new StateCodec<>(AccountRow.class).serde()),
                store(COMMANDS, text, new StateCodec<>(CommandRow.class).serde()),
                store(DONE, text, text),
                store(CLOCK, text, Serdes.Long()));
    }

    /// The room's time after a record: it never goes back.
    long advance(long recordMs) {
        var before = clock.get(TIME);
        if (before != null && before >= recordMs) return before;
        clock.put(TIME, recordMs);
        return recordMs;
    }

    /// Every account's id, in no order that matters.
    List<String> accountIds() {
        var ids = new ArrayList<String>();
        try (var all = accounts.all()) {
            all.forEachRemaining(entry -> ids.add(entry.key));
        }
        return ids;
    }

    @Override
    public Optional<Account> account(String id) {
        return Optional.ofNullable(accounts.get(id)).map(LedgerRows::fromWire);
    }

    @Override
    public void put(Account account) {
        accounts.put(account.id(), LedgerRows.toWire(account));
    }

    @Override
    public Optional<KnownCommand> command(String account, String id) {
        return Optional.ofNullable(commands.get(key(account, id))).map(LedgerRows::fromWire);
    }

    @Override
    public void put(KnownCommand command) {
        var key = key(command.account(), command.id());
        commands.put(key, LedgerRows.toWire(command));
        if (command.doneMs() > 0) done.put(doneKey(command.doneMs(), key), key);
    }

    @Override
    public void forgetDone(long untilMs) {
        if (untilMs < nextLookMs) return;
        var over = new ArrayList<KeyValue<String, String>>();
        try (var range = done.range(doneKey(0, ""), doneKey(untilMs + 1, ""))) {
            while (range.hasNext() && over.size() < FORGOTTEN_AT_ONCE) over.add(range.next());
        }
        for (var entry : over) {
            done.delete(entry.key);
            commands.delete(entry.value);
        }
        if (over.size() < FORGOTTEN_AT_ONCE) nextLookMs = untilMs + LOOK_MS;
    }

    private static <V> StoreBuilder<?> store(String name, Serde<String> keys, Serde<V> values) {
        return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), keys, values)
                .withCachingEnabled()
                .withLoggingEnabled(Map.of());
    }

    /// Neither part can contain the separator.
    private static String key(String account, String id) {
        return account + '\n' + id;
    }

    /// Sorts by time: 19 digits hold any of them.
    private static String doneKey(long doneMs, String key) {
        return "%019d".formatted(doneMs) + '\n' + key;
    }
}
