package ai.hanzo.hmm.streams.ledger;

import ai.hanzo.hmm.market.ledger.Account;
import ai.hanzo.hmm.market.ledger.KnownCommand;
import ai.hanzo.hmm.market.ledger.LedgerStore;
import ai.hanzo.hmm.streams.translate.LedgerRows;
import ai.hanzo.hmm.wire.serde.StateCodec;
import ai.hanzo.hmm.wire.state.AccountRow;
import ai.hanzo.hmm.wire.state.ClockRow;
import ai.hanzo.hmm.wire.state.CommandRow;
import ai.hanzo.hmm.wire.state.DoneRow;
import ai.hanzo.hmm.wire.state.LedgerRow;

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

/// The ledger's state, read through: accounts by id, commands by account and id, those that are
/// done by when they are to be forgotten, and the room's time. One store for all, logged and
/// cached, because each store more is a topic more in every transaction.
final class StoredLedger implements LedgerStore {
    static final String NAME = "ledger-rows";

    private static final String ACCOUNT = "a";
    private static final String COMMAND = "c";
    private static final String DONE = "d";
    private static final String CLOCK = "t";

    /// A look for commands to forget costs a range scan, so it is taken once a second.
    private static final long LOOK_MS = 1_000;

    private static final int FORGOTTEN_AT_ONCE = 1_000;

    private final KeyValueStore<String, LedgerRow> rows;
    private long nextLookMs;

    StoredLedger(ProcessorContext<Object, Object> context) {
        this.rows = context.getStateStore(NAME);
    }

    static StoreBuilder<?> builder() {
        return Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(NAME),
                        Serdes.String(),
                        new StateCodec<>(LedgerRow.class).serde())
                .withCachingEnabled()
                .withLoggingEnabled(Map.of());
    }

    /// The room's time after a record: it never goes back.
    long advance(long recordMs) {
        var before = rows.get(CLOCK);
        if (before != null && ((ClockRow) before.getRow()).getTimeMs() >= recordMs) {
            return ((ClockRow) before.getRow()).getTimeMs();
        }
        rows.put(CLOCK, new LedgerRow(new ClockRow(recordMs)));
        return recordMs;
    }

    /// Every account's id.
    List<String> accountIds() {
        var ids = new ArrayList<String>();
        try (var accounts = rows.range(ACCOUNT, COMMAND)) {
            while (accounts.hasNext()) {
                if (accounts.next().value.getRow() instanceof AccountRow account) {
                    ids.add(account.getAccount());
                }
            }
        }
        return ids;
    }

    @Override
    public Optional<Account> account(String id) {
        return Optional.ofNullable(rows.get(ACCOUNT + id))
                .map(row -> LedgerRows.fromWire((AccountRow) row.getRow()));
    }

    @Override
    public void put(Account account) {
        rows.put(ACCOUNT + account.id(), new LedgerRow(LedgerRows.toWire(account)));
    }

    @Override
    public Optional<KnownCommand> command(String account, String id) {
        return Optional.ofNullable(rows.get(commandKey(account, id)))
                .map(row -> LedgerRows.fromWire((CommandRow) row.getRow()));
    }

    @Override
    public void put(KnownCommand command) {
        var key = commandKey(command.account(), command.id());
        rows.put(key, new LedgerRow(LedgerRows.toWire(command)));
        if (command.doneMs() > 0) {
            rows.put(doneKey(command.doneMs(), key), new LedgerRow(new DoneRow(key)));
        }
    }

    @Override
    public void forgetDone(long untilMs) {
        if (untilMs < nextLookMs) return;
        var over = new ArrayList<KeyValue<String, LedgerRow>>();
        try (var range = rows.range(doneKey(0, ""), doneKey(untilMs + 1, ""))) {
            while (range.hasNext() && over.size() < FORGOTTEN_AT_ONCE) over.add(range.next());
        }
        for (var entry : over) {
            rows.delete(((DoneRow) entry.value.getRow()).getCommand());
            rows.delete(entry.key);
        }
        if (over.size() < FORGOTTEN_AT_ONCE) nextLookMs = untilMs + LOOK_MS;
    }

    /// Neither part can contain the separator.
    private static String commandKey(String account, String id) {
        return COMMAND + account + '\n' + id;
    }

    /// Sorts by time: 19 digits hold any.
    private static String doneKey(long doneMs, String commandKey) {
        var digits = Long.toString(doneMs);
        return DONE + "0".repeat(19 - digits.length()) + digits + '\n' + commandKey;
    }
}
