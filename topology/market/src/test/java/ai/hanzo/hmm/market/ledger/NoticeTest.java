package ai.hanzo.hmm.market.ledger;

import static ai.hanzo.hmm.market.example.Amounts.HANZO;
import static ai.hanzo.hmm.market.example.Amounts.SCU;
import static ai.hanzo.hmm.market.example.Amounts.micros;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.hanzo.hmm.market.command.MarketInput;
import ai.hanzo.hmm.market.engine.InvariantViolation;
import ai.hanzo.hmm.market.event.BalanceChange;
import ai.hanzo.hmm.market.event.BalanceChange.Reason;

import org.junit.jupiter.api.Test;

/// What others than its owner tell an account's ledger.
class NoticeTest extends LedgerExample {
    @Test
    void a_credit_is_free_and_told() {
        var told = tell(credit("alice", "bob", SCU, 7, false));

        assertThat(told.sent()).isEmpty();
        var said = told.execution().orElseThrow();
        assertThat(said.account()).isEqualTo("alice");
        assertThat(said.sequence()).isEqualTo(1);
        assertThat(said.commandId()).as("it answers no command").isEmpty();
        assertThat(said.changes()).containsExactly(new BalanceChange(SCU, Reason.RECEIVE, 7, 0));
        assertThat(balance(SCU)).isEqualTo(new Balance(7, 0));
    }

    @Test
    void credits_come_as_often_as_they_are_sent() {
        tell(credit("alice", "bob", HANZO, 7, false));
        tell(credit("alice", "bob", HANZO, 7, false));

        assertThat(balance(HANZO).freeMicros()).as("the log holds each once").isEqualTo(14);
    }

    @Test
    void what_does_not_fit_goes_back() {
        send(new AccountInput.Deposit("alice", "d", Long.MAX_VALUE, "bank"));
        var before = alice();

        var told = tell(credit("alice", "bob", HANZO, 1, false));

        assertThat(told.execution()).as("nothing happened to alice").isEmpty();
        assertThat(alice()).isSameAs(before);
        assertThat(told.sent()).contains(new Notice.Credit("bob", "alice", "s1", HANZO, 1, true));
        var back = tell(told.sent().orElseThrow());
        assertThat(back.sent()).isEmpty();
        assertThat(back.execution().orElseThrow().account()).isEqualTo("bob");
        assertThat(store.account("bob").orElseThrow().balance(HANZO)).isEqualTo(new Balance(1, 0));
    }

    @Test
    void what_fits_neither_here_nor_there_is_a_fault_and_writes_nothing() {
        send(new AccountInput.Deposit("alice", "d", Long.MAX_VALUE, "bank"));
        var before = alice();

        assertThatThrownBy(() -> tell(credit("alice", "bob", HANZO, 1, true)))
                .isInstanceOf(InvariantViolation.class)
                .hasMessageContaining("alice");
        assertThat(alice()).isSameAs(before);
    }

    @Test
    void a_group_is_stamped_on_the_orders_after_it() {
        send(deposit("d", "1000"));
        assertThat(groupOf("o1")).isEqualTo("alice");

        assertThat(tell(new Notice.OwnerGroup("alice", "desk")))
                .as("nothing to tell")
                .isEqualTo(LedgerEvent.Told.NOTHING);
        assertThat(groupOf("o2")).isEqualTo("@group:desk");
        assertThat(alice().ownerGroup()).isEqualTo("desk");

        tell(new Notice.OwnerGroup("alice", ""));
        assertThat(groupOf("o3")).as("its own again").isEqualTo("alice");
    }

    @Test
    void a_group_may_be_set_before_the_account_does_anything() {
        tell(new Notice.OwnerGroup("alice", "desk"));
        send(deposit("d", "1000"));

        assertThat(groupOf("o1")).isEqualTo("@group:desk");
    }

    @Test
    void notices_leave_the_rest_of_an_account_as_it_is() {
        timeMs = 20_000L * 24 * 3_600_000;
        send(deposit("d", "1000"));
        send(new AccountInput.RegisterProvider("alice", "p", KEY));
        send(new AccountInput.Stake("alice", "s", micros("100")));
        send(new AccountInput.Unstake("alice", "u", micros("40")));
        sold(1, "5");
        var before = alice();

        tell(new Notice.OwnerGroup("alice", "desk"));
        tell(credit("alice", "bob", SCU, 7, false));

        assertThat(alice().providerKey()).isEqualTo(KEY);
        assertThat(alice().staking()).isEqualTo(before.staking());
        assertThat(alice().traded()).isEqualTo(before.traded());
        assertThat(alice().fees()).isEqualTo(before.fees());
        assertThat(alice().applied()).isEqualTo(before.applied());
        assertThat(alice().balance(HANZO)).isEqualTo(before.balance(HANZO));
        assertThat(alice().ledgerSequence()).isEqualTo(before.ledgerSequence() + 1);
    }

    @Test
    void a_notice_does_not_begin_a_day() {
        timeMs = 20_000L * 24 * 3_600_000;
        tell(credit("alice", "bob", HANZO, 7, false));

        assertThat(alice().fees()).isEqualTo(FeeDay.NONE);
    }

    private LedgerEvent.Told tell(Notice notice) {
        return ledger.apply(notice, timeMs);
    }

    private String groupOf(String order) {
        return ((MarketInput.Place) forward(buy(order, 1, 1)).command()).ownerGroup();
    }

    private static Notice.Credit credit(
            String to, String from, String asset, long micros, boolean isReturned) {
        return new Notice.Credit(to, from, "s1", asset, micros, isReturned);
    }
}
