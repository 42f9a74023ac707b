package ai.hanzo.hmm.market.ledger;

import static ai.hanzo.hmm.market.example.Amounts.HANZO;
import static ai.hanzo.hmm.market.example.Amounts.MARKET;
import static ai.hanzo.hmm.market.example.Amounts.SCU;
import static ai.hanzo.hmm.market.example.Amounts.micros;
import static ai.hanzo.hmm.market.ledger.KnownCommand.Status.DONE;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.hanzo.hmm.market.engine.InvariantViolation;
import ai.hanzo.hmm.market.event.BalanceChange;
import ai.hanzo.hmm.market.event.BalanceChange.Reason;
import ai.hanzo.hmm.market.event.MarketEvent.Executed;
import ai.hanzo.hmm.market.event.OrderReport;
import ai.hanzo.hmm.market.event.RefusalCode;
import ai.hanzo.hmm.market.event.Refused;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;

/// Deposits, withdrawals, and what markets post (rules, section 9).
class LedgerTest extends LedgerExample {
    @Test
    void a_deposit_is_free_and_told() {
        var answered = answer(deposit("d1", "10"));

        assertThat(answered.status()).isEqualTo(DONE);
        assertThat(answered.isRepeat()).isFalse();
        assertThat(answered.execution().sequence()).isEqualTo(1);
        assertThat(answered.execution().timeMs()).isEqualTo(NOW_MS);
        assertThat(answered.execution().commandId()).isEqualTo("d1");
        assertThat(answered.execution().changes())
                .containsExactly(new BalanceChange(HANZO, Reason.DEPOSIT, micros("10"), 0));
        assertThat(balance(HANZO)).isEqualTo(new Balance(micros("10"), 0));
    }

    @Test
    void what_is_free_can_be_withdrawn_and_no_more() {
        send(deposit("d1", "10"));
        var tooMuch = new AccountInput.Withdraw("alice", "w1", micros("10") + 1, "home");
        var refused = answer(tooMuch).execution().refused().orElseThrow();
        assertThat(refused.code()).isEqualTo(RefusalCode.INSUFFICIENT_FUNDS);
        assertThat(refused.numbers())
                .containsEntry("neededMicros", micros("10") + 1)
                .containsEntry("freeMicros", micros("10"));

        var all = answer(new AccountInput.Withdraw("alice", "w2", micros("10"), "home"));

        assertThat(all.execution().sequence()).isEqualTo(3);
        assertThat(balance(HANZO)).isEqualTo(Balance.ZERO);
    }

    @Test
    void what_a_market_says_is_posted_once_and_in_order() {
        send(deposit("d1", "1000"));
        forward(buy("o1", 100, 1));
        var filled = report("o1", OrderReport.Status.FILLED);
        BalanceChange[] changes = {
            new BalanceChange(HANZO, Reason.HOLD, -micros("100.3"), micros("100.3")),
            new BalanceChange(HANZO, Reason.TRADE, 0, -micros("100")),
            new BalanceChange(SCU, Reason.TRADE, micros("1"), 0),
            new BalanceChange(HANZO, Reason.FEE, 0, -micros("0.1")),
            new BalanceChange(HANZO, Reason.RELEASE, micros("0.2"), -micros("0.2")),
        };
        executed(1, "o1", filled, changes);
        assertThat(balance(HANZO))
                .as("the hold is not made again")
                .isEqualTo(new Balance(micros("899.9"), 0));
        assertThat(balance(SCU)).isEqualTo(new Balance(micros("1"), 0));

        executed(1, "o1", filled, changes);
        assertThat(balance(SCU)).as("posted before").isEqualTo(new Balance(micros("1"), 0));

        assertThatThrownBy(() -> executed(3, "", filled))
                .isInstanceOf(InvariantViolation.class)
                .hasMessageContaining("execution 2 of " + MARKET + " for alice is missing");
    }

    @Test
    void a_posting_below_zero_is_a_fault_and_writes_nothing() {
        send(deposit("d1", "10"));
        var before = store.account("alice");

        assertThatThrownBy(
                        () ->
                                executed(
                                        1,
                                        "",
                                        report("o1", OrderReport.Status.FILLED),
                                        new BalanceChange(SCU, Reason.TRADE, 5, 0),
                                        new BalanceChange(HANZO, Reason.TRADE, 0, -1)))
                .isInstanceOf(InvariantViolation.class);
        assertThat(store.account("alice")).isEqualTo(before);
    }

    @Test
    void a_refusal_of_a_market_that_does_not_exist_gives_the_hold_back() {
        send(deposit("d1", "1000"));
        forward(buy("o1", 100, 1));
        var refused = Refused.of(RefusalCode.UNKNOWN_MARKET, "there is no market");
        ledger.post(
                MARKET,
                new Executed(
                        "alice",
                        0,
                        timeMs,
                        "o1",
                        Optional.of(refused),
                        List.of(),
                        List.of(
                                new BalanceChange(
                                        HANZO, Reason.HOLD, -micros("100.3"), micros("100.3")),
                                new BalanceChange(
                                        HANZO, Reason.RELEASE, micros("100.3"), -micros("100.3"))),
                        List.of(),
                        List.of(),
                        0,
                        List.of()),
                timeMs);

        assertThat(balance(HANZO)).isEqualTo(new Balance(micros("1000"), 0));
        assertThat(answer(buy("o1", 100, 1)).execution().refused()).contains(refused);
    }
}
