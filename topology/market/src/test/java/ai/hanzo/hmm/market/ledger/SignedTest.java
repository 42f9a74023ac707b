package ai.hanzo.hmm.market.ledger;

import static ai.hanzo.hmm.market.example.Amounts.HANZO;
import static ai.hanzo.hmm.market.example.Amounts.micros;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.market.event.RefusalCode;
import ai.hanzo.hmm.market.ledger.LedgerEvent.Answered;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.Optional;

/// An account with a key says nothing that is not signed with it (rules, section 11).
class SignedTest extends LedgerExample {
    private static final TestKey HERS = TestKey.fresh();
    private static final TestKey ANOTHER = TestKey.fresh();
    private static final long HOUR_MS = 3_600_000;

    @BeforeEach
    void a_key() {
        timeMs = 20_000 * 24 * HOUR_MS;
        send(deposit("d", "10"));
        assertThat(done(send(key("k", HERS.hex())))).as("the first needs none").isTrue();
        assertThat(alice().signingKey()).isEqualTo(HERS.hex());
    }

    @Test
    void what_is_signed_is_done_and_what_is_not_is_refused() {
        assertThat(refusal(withdrawal("w1"))).isEqualTo(RefusalCode.UNSIGNED);
        assertThat(balance(HANZO).freeMicros()).isEqualTo(micros("10"));

        assertThat(done(send(withdrawal("w2"), HERS, timeMs))).isTrue();
        assertThat(balance(HANZO).freeMicros()).isEqualTo(micros("9"));
    }

    @Test
    void another_key_does_not_do() {
        assertThat(refusal(send(withdrawal("w"), ANOTHER, timeMs))).isEqualTo(RefusalCode.UNSIGNED);
        var forged = ANOTHER.sign(withdrawal("w"), timeMs).orElseThrow();
        var named = new Signature(HERS.hex(), forged.hex(), forged.signedAtMs());
        assertThat(refusal(ledger.apply(withdrawal("w"), Optional.of(named), timeMs)))
                .as("its name, another's signature")
                .isEqualTo(RefusalCode.UNSIGNED);
    }

    @Test
    void the_signature_of_another_command_does_not_do() {
        var signed = withdrawal("w");
        var signature = HERS.sign(signed, timeMs);

        for (var other :
                new AccountInput[] {
                    withdrawal("w2"),
                    new AccountInput.Withdraw("alice", "w", micros("2"), "home"),
                    new AccountInput.Withdraw("alice", "w", micros("1"), "elsewhere"),
                    new AccountInput.Stake("alice", "w", micros("1")),
                }) {
            assertThat(refusal(ledger.apply(other, signature, timeMs)))
                    .as("%s", other)
                    .isEqualTo(RefusalCode.UNSIGNED);
        }
        assertThat(done(ledger.apply(signed, signature, timeMs))).isTrue();
    }

    @Test
    void the_signature_of_one_account_does_not_do_for_another_with_the_same_key() {
        ledger.apply(
                new AccountInput.RegisterKey("bob", "k", HERS.hex()), Optional.empty(), timeMs);
        ledger.apply(
                new AccountInput.Deposit("bob", "d", micros("10"), "bank"),
                Optional.empty(),
                timeMs);
        var bobs = new AccountInput.Withdraw("bob", "w", micros("1"), "home");

        assertThat(refusal(ledger.apply(bobs, HERS.sign(withdrawal("w"), timeMs), timeMs)))
                .isEqualTo(RefusalCode.UNSIGNED);
    }

    @Test
    void the_time_that_was_signed_is_part_of_it() {
        var signature = HERS.sign(withdrawal("w"), timeMs - 2 * HOUR_MS).orElseThrow();
        var fresh = new Signature(signature.key(), signature.hex(), timeMs);

        assertThat(refusal(ledger.apply(withdrawal("w"), Optional.of(fresh), timeMs)))
                .isEqualTo(RefusalCode.UNSIGNED);
    }

    @Test
    void a_signature_counts_for_an_hour() {
        assertThat(done(send(withdrawal("w1"), HERS, timeMs - HOUR_MS + 1))).isTrue();

        var refused = ((Answered) send(withdrawal("w2"), HERS, timeMs - HOUR_MS));

        var why = refused.execution().refused().orElseThrow();
        assertThat(why.code()).isEqualTo(RefusalCode.UNSIGNED);
        assertThat(why.numbers())
                .containsEntry("signedAtMs", timeMs - HOUR_MS)
                .containsEntry("timeMs", timeMs);
    }

    @Test
    void a_clock_may_be_a_minute_ahead() {
        assertThat(done(send(withdrawal("w1"), HERS, timeMs + 60_000))).isTrue();
        assertThat(refusal(send(withdrawal("w2"), HERS, timeMs + 60_001)))
                .isEqualTo(RefusalCode.UNSIGNED);
        assertThat(refusal(send(withdrawal("w3"), HERS, Long.MAX_VALUE)))
                .isEqualTo(RefusalCode.UNSIGNED);
        assertThat(refusal(send(withdrawal("w4"), HERS, Long.MIN_VALUE)))
                .isEqualTo(RefusalCode.UNSIGNED);
    }

    @Test
    void what_was_not_signed_is_not_remembered_and_does_not_use_up_its_id() {
        refusal(withdrawal("w"));

        assertThat(store.command("alice", "w")).isEmpty();
        var signed = (Answered) send(withdrawal("w"), HERS, timeMs);
        assertThat(signed.isRepeat()).isFalse();
        assertThat(signed.status()).isEqualTo(KnownCommand.Status.DONE);
    }

    @Test
    void a_retry_is_signed_too() {
        send(withdrawal("w"), HERS, timeMs);

        assertThat(refusal(withdrawal("w"))).as("who asks?").isEqualTo(RefusalCode.UNSIGNED);
        timeMs += HOUR_MS;
        var again = (Answered) send(withdrawal("w"), HERS, timeMs);
        assertThat(again.isRepeat()).as("signed anew, at another time").isTrue();
        assertThat(again.status()).isEqualTo(KnownCommand.Status.DONE);
        assertThat(balance(HANZO).freeMicros()).isEqualTo(micros("9"));
    }

    @Test
    void a_deposit_is_the_treasurys_to_send() {
        assertThat(done(send(deposit("d2", "5")))).isTrue();
        assertThat(balance(HANZO).freeMicros()).isEqualTo(micros("15"));
    }

    @Test
    void another_key_is_signed_for_with_the_old_one() {
        var change = key("k2", ANOTHER.hex());
        assertThat(refusal(send(change))).isEqualTo(RefusalCode.UNSIGNED);
        assertThat(refusal(send(change, ANOTHER, timeMs)))
                .as("not with the new one")
                .isEqualTo(RefusalCode.UNSIGNED);
        assertThat(alice().signingKey()).isEqualTo(HERS.hex());

        assertThat(done(send(change, HERS, timeMs))).isTrue();
        assertThat(refusal(send(withdrawal("w"), HERS, timeMs))).isEqualTo(RefusalCode.UNSIGNED);
        assertThat(done(send(withdrawal("w"), ANOTHER, timeMs))).isTrue();
    }

    @Test
    void a_key_is_taken_away_with_itself() {
        var none = key("k2", "");
        assertThat(refusal(send(none))).isEqualTo(RefusalCode.UNSIGNED);

        assertThat(done(send(none, HERS, timeMs))).isTrue();
        assertThat(alice().signingKey()).isEmpty();
        assertThat(done(send(withdrawal("w")))).isTrue();
    }

    @Test
    void what_is_no_key_changes_none() {
        assertThat(refusal(send(key("k2", "ab"), HERS, timeMs))).isEqualTo(RefusalCode.INVALID_KEY);
        assertThat(refusal(send(key("k3", HERS.hex().toUpperCase()), HERS, timeMs)))
                .isEqualTo(RefusalCode.INVALID_KEY);
        assertThat(alice().signingKey()).isEqualTo(HERS.hex());
    }

    @Test
    void an_account_without_a_key_need_not_sign_and_its_signatures_are_not_looked_at() {
        var bobs = new AccountInput.Deposit("bob", "d", micros("10"), "bank");
        ledger.apply(bobs, Optional.empty(), timeMs);
        var withdrawal = new AccountInput.Withdraw("bob", "w", micros("1"), "home");

        var forged = new Signature("", "not hex", 0);
        assertThat(done(ledger.apply(withdrawal, Optional.of(forged), timeMs))).isTrue();
    }

    @Test
    void each_refusal_has_its_number() {
        long before = alice().ledgerSequence();

        var first = answer(withdrawal("w"));
        var second = answer(withdrawal("w"));

        assertThat(first.execution().sequence()).isEqualTo(before + 1);
        assertThat(second.execution().sequence()).isEqualTo(before + 2);
        assertThat(second.isRepeat()).isFalse();
    }

    private static boolean done(LedgerEvent event) {
        return event instanceof Answered answered
                && answered.status() == KnownCommand.Status.DONE
                && !answered.isRepeat();
    }

    private static AccountInput.Withdraw withdrawal(String id) {
        return new AccountInput.Withdraw("alice", id, micros("1"), "home");
    }

    private static AccountInput.RegisterKey key(String id, String hex) {
        return new AccountInput.RegisterKey("alice", id, hex);
    }
}
