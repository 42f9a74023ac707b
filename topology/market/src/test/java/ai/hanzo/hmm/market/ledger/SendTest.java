package ai.hanzo.hmm.market.ledger;

import static ai.hanzo.hmm.market.example.Amounts.HANZO;
import static ai.hanzo.hmm.market.example.Amounts.LP;
import static ai.hanzo.hmm.market.example.Amounts.SCU;
import static ai.hanzo.hmm.market.example.Amounts.micros;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.market.event.BalanceChange;
import ai.hanzo.hmm.market.event.BalanceChange.Reason;
import ai.hanzo.hmm.market.event.OrderReport;
import ai.hanzo.hmm.market.event.RefusalCode;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What an account sends to another.
class SendTest extends LedgerExample {
    @BeforeEach
    void something_of_everything() {
        send(deposit("d", "10"));
        executed(
                1,
                "",
                report("x", OrderReport.Status.FILLED),
                new BalanceChange(SCU, Reason.ISSUE, 5, 0),
                new BalanceChange(LP, Reason.MINT, 3, 8));
    }

    @ParameterizedTest
    @ValueSource(strings = {HANZO, SCU, LP})
    void it_leaves_here_and_arrives_there(String asset) {
        long free = balance(asset).freeMicros();
        var answered = answer(sending("s", "bob", asset, 2));

        assertThat(answered.execution().changes())
                .containsExactly(new BalanceChange(asset, Reason.SEND, -2, 0));
        assertThat(balance(asset).freeMicros()).isEqualTo(free - 2);
        assertThat(answered.sent())
                .contains(new Notice.Credit("bob", "alice", "s", asset, 2, false));
        assertThat(store.account("bob")).as("only its own ledger gives to bob").isEmpty();
    }

    @Test
    void a_retry_sends_nothing_again() {
        answer(sending("s", "bob", HANZO, 2));
        var again = answer(sending("s", "bob", HANZO, 2));

        assertThat(again.isRepeat()).isTrue();
        assertThat(again.sent()).isEmpty();
        assertThat(balance(HANZO).freeMicros()).isEqualTo(micros("10") - 2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"alice", "@treasury", "@pool", "@group:desk", "", "a b", "bob\0"})
    void not_to_oneself_to_the_system_or_to_nobody(String to) {
        assertThat(refusal(sending("s", to, HANZO, 1))).isEqualTo(RefusalCode.UNKNOWN_ACCOUNT);
        assertThat(balance(HANZO).freeMicros()).isEqualTo(micros("10"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ETH", "SCU:", "LP:gpu", "hanzo"})
    void nothing_but_assets(String asset) {
        assertThat(refusal(sending("s", "bob", asset, 1))).isEqualTo(RefusalCode.UNKNOWN_ASSET);
    }

    @Test
    void no_more_than_is_free() {
        assertThat(refusal(sending("s1", "bob", HANZO, micros("10") + 1)))
                .isEqualTo(RefusalCode.INSUFFICIENT_FUNDS);
        assertThat(refusal(sending("s2", "bob", SCU, 6))).isEqualTo(RefusalCode.INSUFFICIENT_FUNDS);
        assertThat(refusal(sending("s3", "bob", "SCU:other/market", 1)))
                .isEqualTo(RefusalCode.INSUFFICIENT_FUNDS);
        assertThat(refusal(sending("s4", "bob", HANZO, 0))).isEqualTo(RefusalCode.INVALID_AMOUNT);
        assertThat(refusal(sending("s5", "bob", HANZO, Long.MIN_VALUE)))
                .isEqualTo(RefusalCode.INVALID_AMOUNT);
    }

    @Test
    void not_shares_that_are_still_locked() {
        var refused = answer(sending("s1", "bob", LP, 4)).execution().refused().orElseThrow();

        assertThat(refused.code()).isEqualTo(RefusalCode.INSUFFICIENT_FUNDS);
        assertThat(refused.numbers())
                .containsEntry("neededMicros", 4L)
                .containsEntry("freeMicros", 3L);
        answer(sending("s2", "bob", LP, 3));
        assertThat(balance(LP)).isEqualTo(new Balance(0, 8));
    }

    private static AccountInput.Send sending(String id, String to, String asset, long micros) {
        return new AccountInput.Send("alice", id, to, asset, micros);
    }
}
