package ai.hanzo.hmm.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.market.ledger.AccountInput;
import ai.hanzo.hmm.market.ledger.KnownCommand;
import ai.hanzo.hmm.market.ledger.Ledger;
import ai.hanzo.hmm.market.ledger.LedgerEvent;

import org.junit.jupiter.api.Test;

import java.util.Optional;

class HeapLedgerTest {
    private static final long DAY_MS = 24 * 60 * 60 * 1_000L;

    private final HeapLedger store = new HeapLedger();
    private final Ledger ledger = new Ledger(store, (_, _, _) -> false);

    @Test
    void aCommandThatIsDoneIsUnpackedAsItWas() {
        deposit("d1", 5, 1);
        var refused = new AccountInput.Withdraw("a", "w1", 6, "bank");
        ledger.apply(refused, Optional.empty(), 2);

        var done = store.command("a", "d1").orElseThrow();
        assertThat(done.content()).isEqualTo(new AccountInput.Deposit("a", "d1", 5, "x").content());
        assertThat(done.status()).isEqualTo(KnownCommand.Status.DONE);
        assertThat(done.doneMs()).isEqualTo(1);
        var why = store.command("a", "w1").orElseThrow();
        assertThat(why.refused().orElseThrow().numbers()).containsEntry("freeMicros", 5L);
        assertThat(DoneCommand.of(why, "a", "").unpacked()).isEqualTo(why);
    }

    @Test
    void aCommandIsKnownForADayAfterItIsDoneAndThenForgotten() {
        deposit("d1", 5, 1);
        assertThat(deposit("d1", 5, DAY_MS).isRepeat()).isTrue();
        assertThat(store.commands()).isEqualTo(1);

        assertThat(deposit("d1", 5, DAY_MS + 1).isRepeat()).isFalse();
        deposit("d2", 5, 2 * DAY_MS);
        assertThat(store.commands()).isEqualTo(2);
        deposit("d3", 5, 2 * DAY_MS + 1);
        assertThat(store.command("a", "d1")).isEmpty();
        assertThat(store.commands()).isEqualTo(2);
        assertThat(store.account("a").orElseThrow().balance("HANZO").freeMicros()).isEqualTo(20);
    }

    private LedgerEvent.Answered deposit(String id, long micros, long timeMs) {
        var input = new AccountInput.Deposit("a", id, micros, "x");
        return (LedgerEvent.Answered) ledger.apply(input, Optional.empty(), timeMs);
    }
}
