package ai.hanzo.hmm.streams.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.market.ledger.AccountInput;
import ai.hanzo.hmm.market.ledger.Ledger;
import ai.hanzo.hmm.market.ledger.LedgerEvent;
import ai.hanzo.hmm.market.ledger.Notice;
import ai.hanzo.hmm.wire.serde.StateCodec;
import ai.hanzo.hmm.wire.state.LedgerRow;
import ai.hanzo.hmm.wire.state.StakeDueRow;

import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The ledger over its store: what is found again after a restart, and what is forgotten when.
class StoredLedgerTest {
    private static final long START_MS = 1_000_000_000_000L;
    private static final long HOUR_MS = 3_600_000;

    private final MockProcessorContext<Object, Object> context = new MockProcessorContext<>();
    private KeyValueStore<String, LedgerRow> rows;
    private StoredLedger stored;
    private Ledger ledger;

    @BeforeEach
    void openStore() {
        rows =
                Stores.keyValueStoreBuilder(
                                Stores.inMemoryKeyValueStore(StoredLedger.NAME),
                                Serdes.String(),
                                StateCodec.of(LedgerRow.class).serde())
                        .withLoggingDisabled()
                        .withCachingDisabled()
                        .build();
        rows.init(context.getStateStoreContext(), rows);
        context.addStateStore(rows);
        restart();
    }

    @AfterEach
    void closeStore() {
        rows.close();
    }

    @Test
    void whatWasWrittenIsThereAfterARestart() {
        deposit("alice", "d1", 5, START_MS);
        stored.advance(START_MS);
        restart();
        assertThat(stored.account("alice")).isPresent();
        assertThat(deposit("alice", "d1", 5, START_MS + 1).isRepeat()).isTrue();
        assertThat(stored.advance(START_MS - 1)).isEqualTo(START_MS);
    }

    @Test
    void aCommandIsKnownFor24HoursAndThenNoMore() {
        deposit("alice", "d1", 5, START_MS);
        assertThat(deposit("alice", "d1", 5, START_MS + 24 * HOUR_MS - 1).isRepeat()).isTrue();
        assertThat(deposit("alice", "d1", 5, START_MS + 24 * HOUR_MS).isRepeat()).isFalse();
        assertThat(stored.account("alice").orElseThrow().balance("HANZO").freeMicros())
                .isEqualTo(10);
    }

    @Test
    void stakesThatBecomeFreeAreFoundByTimeAlsoAfterARestart() {
        long start = Math.ceilDiv(START_MS, HOUR_MS) * HOUR_MS;
        for (var account : List.of("bob", "alice")) {
            deposit(account, "d1", 500, start);
            send(new AccountInput.Stake(account, "s", 500), start);
        }
        send(new AccountInput.Unstake("bob", "u1", 100), start);
        send(new AccountInput.Unstake("alice", "u1", 100), start + HOUR_MS);
        send(new AccountInput.Unstake("bob", "u2", 100), start + 2 * HOUR_MS);
        restart();
        long freeMs = start + 21 * 24 * HOUR_MS;

        assertThat(stored.dues(freeMs - 1, 9)).isEmpty();
        assertThat(due(freeMs)).containsExactly("bob");
        assertThat(due(freeMs + HOUR_MS)).containsExactly("bob", "alice");

        ledger.apply(new Notice.Tick("bob"), freeMs + HOUR_MS);
        assertThat(due(freeMs + 9 * HOUR_MS)).as("bob's next").containsExactly("alice", "bob");
        ledger.apply(new Notice.Tick("bob"), freeMs + 9 * HOUR_MS);
        ledger.apply(new Notice.Tick("alice"), freeMs + 9 * HOUR_MS);
        assertThat(due(Long.MAX_VALUE - 1)).isEmpty();
    }

    private List<String> due(long nowMs) {
        return stored.dues(nowMs, 9).stream().map(StakeDueRow::getAccount).toList();
    }

    private void send(AccountInput input, long timeMs) {
        ledger.apply(input, Optional.empty(), timeMs);
    }

    /// More accounts than a stretch reaches, one with more commands than a stretch is long.
    @Test
    void everyOldCommandIsDeletedAndNoOther() {
        for (int i = 0; i < 300; i++) deposit("account-" + i, "d", 1, START_MS);
        for (int i = 0; i < 1_000; i++) deposit("account-7", "more-" + i, 1, START_MS);
        long later = START_MS + 23 * HOUR_MS;
        for (int i = 0; i < 5; i++) deposit("account-7", "young-" + i, 1, later);
        int expected = 5;
        for (long second = 0; second < 60; second++) {
            deposit("zoe", "d" + second, 1, START_MS + 25 * HOUR_MS + second * 1_000);
            expected++;
        }
        assertThat(commands()).hasSize(expected).allMatch(key -> !key.contains("more-"));
    }

    private void restart() {
        stored = new StoredLedger(context);
        ledger = new Ledger(stored, (_, _, _) -> false);
    }

    private LedgerEvent.Answered deposit(String account, String id, long micros, long timeMs) {
        var input = new AccountInput.Deposit(account, id, micros, "test");
        return (LedgerEvent.Answered) ledger.apply(input, Optional.empty(), timeMs);
    }

    private ArrayList<String> commands() {
        var keys = new ArrayList<String>();
        try (var all = rows.range("c", "d")) {
            all.forEachRemaining(entry -> keys.add(entry.key));
        }
        return keys;
    }
}
