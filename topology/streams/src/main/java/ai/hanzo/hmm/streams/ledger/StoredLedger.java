package ai.hanzo.hmm.streams.ledger;

import ai.hanzo.hmm.market.ledger.Account;
import ai.hanzo.hmm.market.ledger.KnownCommand;
import ai.hanzo.hmm.market.ledger.LedgerStore;
import ai.hanzo.hmm.market.ledger.Staking;
import ai.hanzo.hmm.streams.translate.LedgerRows;
import ai.hanzo.hmm.wire.serde.StateCodec;
import ai.hanzo.hmm.wire.state.AccountRow;
import ai.hanzo.hmm.wire.state.ClockRow;
import ai.hanzo.hmm.wire.state.CommandRow;
import ai.hanzo.hmm.wire.state.LedgerRow;
import ai.hanzo.hmm.wire.state.StakeDueRow;

import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The ledger's state: accounts by id, commands by account and id, and the room's time. One store
/// for all, logged and cached, because each store more is a topic more in every transaction. What
/// was touched last is kept as the ledger works with it, and every change goes to the store at
/// once; after an abort a new one of these begins with nothing.
final class StoredLedger implements LedgerStore {
    static final String NAME = "ledger-rows";

    private static final int MOST_ACCOUNTS = 10_000;
    private static final int MOST_COMMANDS = 20_000;

    private final KeyValueStore<String, LedgerRow> rows;
    private final Forgetting forgetting;
    private final Recent<String, Account> accounts = new Recent<>(MOST_ACCOUNTS);
    private final Recent<String, KnownCommand> commands = new Recent<>(MOST_COMMANDS);
    private long timeMs;

    StoredLedger(ProcessorContext<Object, Object> context) {
        this.rows = context.getStateStore(NAME);
        this.forgetting = new Forgetting(rows);
        var clock = rows.get(LedgerKeys.CLOCK);
        this.timeMs = clock == null ? 0 : ((ClockRow) clock.getRow()).getTimeMs();
    }

    static StoreBuilder<?> builder() {
        return Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(NAME),
                        Serdes.String(),
                        StateCodec.of(LedgerRow.class).serde())
                .withCachingEnabled()
                .withLoggingEnabled(Map.of());
    }

    /// The room's time after a record: it never goes back.
    long advance(long recordMs) {
        if (recordMs > timeMs) {
            timeMs = recordMs;
            rows.put(LedgerKeys.CLOCK, new LedgerRow(new ClockRow(recordMs)));
        }
        return timeMs;
    }

    /// Every account's id.
    List<String> accountIds() {
        var ids = new ArrayList<String>();
        try (var all = rows.range(LedgerKeys.FIRST_ACCOUNT, LedgerKeys.AFTER_ACCOUNTS)) {
            while (all.hasNext()) {
                ids.add(((AccountRow) all.next().value.getRow()).getAccount());
            }
        }
        return ids;
    }

    @Override
    public Optional<Account> account(String id) {
        var recent = accounts.get(id);
        if (recent.isPresent()) return recent;
        var stored =
                Optional.ofNullable(rows.get(LedgerKeys.account(id)))
                        .map(row -> LedgerRows.fromWire((AccountRow) row.getRow()));
        stored.ifPresent(account -> accounts.put(id, account));
        return stored;
    }

    /// Accounts whose time is to be moved on by now, ms since 1970, the earliest first.
    List<StakeDueRow> dues(long nowMs, int most) {
        var dues = new ArrayList<StakeDueRow>();
        try (var due = rows.range(LedgerKeys.FIRST_DUE, LedgerKeys.afterDues(nowMs))) {
            while (due.hasNext() && dues.size() < most) {
                dues.add((StakeDueRow) due.next().value.getRow());
            }
        }
        return dues;
    }

    @Override
    public void put(Account account) {
        var before = account(account.id()).map(Account::staking).orElse(Staking.NONE);
        if (!before.ended().equals(account.staking().ended())) putDue(account, before);
        rows.put(LedgerKeys.account(account.id()), new LedgerRow(LedgerRows.toWire(account)));
        accounts.put(account.id(), account);
    }

    private void putDue(Account account, Staking before) {
        before.nextFreeMs().ifPresent(ms -> rows.delete(LedgerKeys.due(ms, account.id())));
        account.staking()
                .nextFreeMs()
                .ifPresent(
                        ms ->
                                rows.put(
                                        LedgerKeys.due(ms, account.id()),
                                        new LedgerRow(new StakeDueRow(account.id(), ms))));
    }

    @Override
    public Optional<KnownCommand> command(String account, String id) {
        var key = LedgerKeys.command(account, id);
        var recent = commands.get(key);
        if (recent.isPresent()) return recent;
        return Optional.ofNullable(rows.get(key))
                .map(row -> LedgerRows.fromWire((CommandRow) row.getRow()));
    }

    /// One that is done is not likely to be asked for again.
    @Override
    public void put(KnownCommand command) {
        var key = LedgerKeys.command(command.account(), command.id());
        rows.put(key, new LedgerRow(LedgerRows.toWire(command)));
        if (command.doneMs() > 0) commands.remove(key);
        else commands.put(key, command);
        forgetting.stored();
    }

    @Override
    public void forgetDone(long untilMs) {
        forgetting.look(untilMs);
    }
}
