package ai.hanzo.hmm.market.ledger;

import static ai.hanzo.hmm.market.example.Amounts.HANZO;
import static ai.hanzo.hmm.market.example.Amounts.micros;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.market.event.BalanceChange;
import ai.hanzo.hmm.market.event.BalanceChange.Reason;
import ai.hanzo.hmm.market.event.RefusalCode;
import ai.hanzo.hmm.market.ledger.Staking.Ended;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Stakes, which are held, and what is free again 21 days after (rules, sections 6 and 8).
class StakingTest extends LedgerExample {
    private static final long HOUR_MS = 3_600_000;
    private static final long DAYS_21_MS = 21 * 24 * HOUR_MS;

    /// A whole hour.
    private static final long NOON_MS = 20_000 * 24 * HOUR_MS + 12 * HOUR_MS;

    @BeforeEach
    void a_thousand() {
        timeMs = NOON_MS;
        send(deposit("d", "1000"));
    }

    @Test
    void a_stake_is_held_and_told() {
        var said = answer(stake("s", "400")).execution();

        assertThat(said.changes())
                .containsExactly(
                        new BalanceChange(HANZO, Reason.STAKE, -micros("400"), micros("400")));
        assertThat(balance(HANZO)).isEqualTo(new Balance(micros("600"), micros("400")));
        assertThat(alice().staking()).isEqualTo(Staking.NONE.plus(micros("400")));
    }

    @Test
    void no_more_is_staked_than_is_free_and_no_more_unstaked_than_is_staked() {
        assertThat(refusal(stake("s1", "1000.000001"))).isEqualTo(RefusalCode.INSUFFICIENT_FUNDS);
        assertThat(refusal(stake("s2", "0"))).isEqualTo(RefusalCode.INVALID_AMOUNT);
        assertThat(refusal(stake("s3", "-1"))).isEqualTo(RefusalCode.INVALID_AMOUNT);
        answer(stake("s4", "1000"));

        var refused = answer(unstake("u1", "1000.000001")).execution().refused().orElseThrow();
        assertThat(refused.code()).isEqualTo(RefusalCode.INSUFFICIENT_FUNDS);
        assertThat(refused.numbers()).containsEntry("stakedMicros", micros("1000"));
        assertThat(refusal(unstake("u2", "0"))).isEqualTo(RefusalCode.INVALID_AMOUNT);
        assertThat(refusal(unstake("u3", "-1"))).isEqualTo(RefusalCode.INVALID_AMOUNT);
        answer(unstake("u4", "1000"));
        assertThat(refusal(unstake("u5", "0.000001"))).isEqualTo(RefusalCode.INSUFFICIENT_FUNDS);
    }

    @Test
    void what_is_unstaked_stays_held_for_21_days() {
        answer(stake("s", "400"));
        assertThat(answer(unstake("u", "150")).execution().changes()).isEmpty();
        long freeMs = NOON_MS + DAYS_21_MS;
        assertThat(alice().staking().stakedMicros()).isEqualTo(micros("250"));
        assertThat(alice().staking().nextFreeMs()).hasValue(freeMs);
        var before = alice();

        assertThat(tick(freeMs - 1)).as("too early").isEqualTo(LedgerEvent.Told.NOTHING);
        assertThat(alice()).isSameAs(before);
        assertThat(balance(HANZO)).isEqualTo(new Balance(micros("600"), micros("400")));

        var said = tick(freeMs).execution().orElseThrow();
        assertThat(said.changes())
                .containsExactly(
                        new BalanceChange(HANZO, Reason.UNSTAKE, micros("150"), -micros("150")));
        assertThat(said.commandId()).isEmpty();
        assertThat(said.sequence()).isEqualTo(before.ledgerSequence() + 1);
        assertThat(balance(HANZO)).isEqualTo(new Balance(micros("750"), micros("250")));
        assertThat(alice().staking()).isEqualTo(Staking.NONE.plus(micros("250")));
        assertThat(tick(freeMs)).as("once").isEqualTo(LedgerEvent.Told.NOTHING);
    }

    @Test
    void it_is_free_at_the_next_whole_hour_and_what_ends_in_one_hour_is_one() {
        answer(stake("s", "400"));
        unstakeAt(NOON_MS, "10");
        unstakeAt(NOON_MS + 1, "20");
        unstakeAt(NOON_MS + HOUR_MS, "30");
        unstakeAt(NOON_MS + HOUR_MS + 1, "40");

        assertThat(alice().staking().ended())
                .containsExactly(
                        new Ended(micros("10"), NOON_MS + DAYS_21_MS),
                        new Ended(micros("50"), NOON_MS + DAYS_21_MS + HOUR_MS),
                        new Ended(micros("40"), NOON_MS + DAYS_21_MS + 2 * HOUR_MS));
    }

    @Test
    void a_late_tick_frees_all_that_is_due() {
        answer(stake("s", "400"));
        unstakeAt(NOON_MS, "10");
        unstakeAt(NOON_MS + 1, "20");
        unstakeAt(NOON_MS + 5 * HOUR_MS, "30");

        tick(NOON_MS + DAYS_21_MS + HOUR_MS);

        assertThat(balance(HANZO)).isEqualTo(new Balance(micros("630"), micros("370")));
        assertThat(alice().staking().ended())
                .containsExactly(new Ended(micros("30"), NOON_MS + DAYS_21_MS + 5 * HOUR_MS));
    }

    @Test
    void ends_are_few_however_often_one_unstakes() {
        answer(stake("s", "400"));
        for (int minute = 0; minute < 600; minute++) {
            unstakeAt(NOON_MS + minute * 60_000L, "0.1");
        }

        assertThat(alice().staking().ended()).hasSize(11);
    }

    @Test
    void what_is_staked_is_not_to_be_withdrawn_sent_or_traded_with() {
        answer(stake("s", "1000"));
        answer(unstake("u", "500"));

        assertThat(refusal(new AccountInput.Withdraw("alice", "w", 1, "home")))
                .isEqualTo(RefusalCode.INSUFFICIENT_FUNDS);
        assertThat(refusal(new AccountInput.Send("alice", "x", "bob", HANZO, 1)))
                .isEqualTo(RefusalCode.INSUFFICIENT_FUNDS);
        assertThat(refusal(buy("o", 1, 1))).isEqualTo(RefusalCode.INSUFFICIENT_FUNDS);
        assertThat(refusal(stake("again", "0.000001"))).isEqualTo(RefusalCode.INSUFFICIENT_FUNDS);
    }

    @Test
    void an_account_that_never_staked_may_be_told_the_time() {
        var bob = new Notice.Tick("bob");

        assertThat(ledger.apply(bob, timeMs)).isEqualTo(LedgerEvent.Told.NOTHING);
        assertThat(store.account("bob")).isEmpty();
    }

    private void unstakeAt(long ms, String amount) {
        timeMs = ms;
        answer(unstake("u" + ms, amount));
    }

    private LedgerEvent.Told tick(long ms) {
        return ledger.apply(new Notice.Tick("alice"), ms);
    }

    private static AccountInput.Stake stake(String id, String amount) {
        return new AccountInput.Stake("alice", id, micros(amount));
    }

    private static AccountInput.Unstake unstake(String id, String amount) {
        return new AccountInput.Unstake("alice", id, micros(amount));
    }
}
