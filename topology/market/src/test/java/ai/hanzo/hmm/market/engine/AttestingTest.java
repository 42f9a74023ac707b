package ai.hanzo.hmm.market.engine;

import static ai.hanzo.hmm.market.event.RefusalCode.INVALID_AMOUNT;
import static ai.hanzo.hmm.market.event.RefusalCode.KEY_TAKEN;
import static ai.hanzo.hmm.market.event.RefusalCode.NONCE_EXPIRED;
import static ai.hanzo.hmm.market.event.RefusalCode.UNKNOWN_EVIDENCE;
import static ai.hanzo.hmm.market.event.RefusalCode.UNKNOWN_NONCE;
import static ai.hanzo.hmm.market.event.RefusalCode.UNKNOWN_PROVIDER;
import static ai.hanzo.hmm.market.event.RefusalCode.VERIFICATION_FAILED;
import static ai.hanzo.hmm.market.example.Amounts.micros;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.market.command.MarketInput;
import ai.hanzo.hmm.market.event.RefusalCode;
import ai.hanzo.hmm.market.example.Proof;
import ai.hanzo.hmm.market.laws.Floor;
import ai.hanzo.hmm.market.provider.Attestation;
import ai.hanzo.hmm.market.provider.EvidenceCheck;
import ai.hanzo.hmm.market.provider.Nonce;
import ai.hanzo.hmm.market.provider.Standing;
import ai.hanzo.hmm.market.provider.Strike;

import org.junit.jupiter.api.Test;

import java.util.Map;

/// A nonce, and evidence over it (rules, section 8). A provider proves by naming its own key.
class AttestingTest extends ConductExample {
    private static final String FIRST = Nonce.hexOf("providers", 0, 1, 0);
    private static final String SECOND = Nonce.hexOf("providers", 0, 2, 0);

    private int tries;

    AttestingTest() {
        bonded("p", "100");
        bonded("q", "100");
    }

    private void ask(String provider, String nonce) {
        send(new MarketInput.RequestNonce(provider, "ask" + ++tries, nonce));
        assertThat(refusal()).isEmpty();
    }

    private void prove(String provider, String nonce) {
        attest(provider, nonce, Proof.keyOf(provider), EvidenceCheck.SIGNATURE, "");
    }

    private void attest(String provider, String nonce, String key, String kind, String forged) {
        send(
                new MarketInput.Attest(
                        provider, "a" + ++tries, key, nonce, kind, micros("4"), key + forged));
    }

    private void assertProven(String provider) {
        assertThat(refusal()).isEmpty();
        assertThat(conduct(provider).attestation())
                .isEqualTo(
                        new Attestation(
                                Proof.keyOf(provider), micros("4"), floor.timeMs() + DAY_MS));
    }

    private void assertRefused(RefusalCode why) {
        assertThat(code()).isEqualTo(why);
    }

    @Test
    void what_is_proven_counts_for_24_hours_and_is_told() {
        ask("p", FIRST);
        assertThat(assessed("p").getLast().conduct().nonce())
                .as("whoever asks for a nonce is told until when it counts")
                .isEqualTo(new Nonce(FIRST, Floor.START_MS + 5 * MINUTE_MS));
        prove("p", FIRST);

        assertProven("p");
        assertThat(assessed("p")).hasSize(1);
        assertThat(assessed("p").getFirst().conduct()).isEqualTo(conduct("p"));
    }

    @Test
    void a_nonce_counts_once() {
        ask("p", FIRST);
        prove("p", FIRST);
        prove("p", FIRST);

        assertRefused(UNKNOWN_NONCE);
    }

    @Test
    void a_later_nonce_takes_the_place_of_the_one_before() {
        ask("p", FIRST);
        ask("p", SECOND);
        prove("p", FIRST);
        assertRefused(UNKNOWN_NONCE);

        prove("p", SECOND);
        assertProven("p");
    }

    @Test
    void a_nonce_is_for_whoever_asked_for_it() {
        ask("p", FIRST);
        prove("q", FIRST);

        assertRefused(UNKNOWN_NONCE);
    }

    @Test
    void a_nonce_counts_for_five_minutes_to_the_millisecond() {
        ask("p", FIRST);
        later(5 * MINUTE_MS);
        prove("p", FIRST);
        assertProven("p");

        ask("p", SECOND);
        later(5 * MINUTE_MS + 1);
        prove("p", SECOND);
        assertRefused(NONCE_EXPIRED);
    }

    @Test
    void a_key_belongs_to_one_provider_for_ever() {
        ask("p", FIRST);
        prove("p", FIRST);
        unbond("p", "100").rule("p", Standing.REMOVED, 0).onDay(100);
        ask("q", SECOND);
        attest("q", SECOND, Proof.keyOf("p"), EvidenceCheck.SIGNATURE, "");

        assertRefused(KEY_TAKEN);
        prove("q", SECOND);
        assertProven("q");
    }

    @Test
    void a_key_that_was_not_proven_with_belongs_to_nobody() {
        ask("q", FIRST);
        attest("q", FIRST, Proof.keyOf("p"), EvidenceCheck.SIGNATURE, "forged");
        assertRefused(VERIFICATION_FAILED);

        ask("p", SECOND);
        prove("p", SECOND);
        assertProven("p");
    }

    @Test
    void evidence_of_a_kind_that_nobody_checks_is_refused_and_changes_nothing() {
        ask("p", FIRST);
        var before = conduct("p");
        attest("p", FIRST, Proof.keyOf("p"), "tee", "");

        assertRefused(UNKNOWN_EVIDENCE);
        assertThat(conduct("p")).isEqualTo(before);
        prove("p", FIRST);
        assertProven("p");
    }

    @Test
    void evidence_that_fails_is_refused_and_a_strike_and_uses_up_the_nonce() {
        ask("p", FIRST);
        attest("p", FIRST, Proof.keyOf("p"), EvidenceCheck.SIGNATURE, "forged");

        assertRefused(VERIFICATION_FAILED);
        assertThat(conduct("p").attestation()).isEqualTo(Attestation.NONE);
        assertThat(conduct("p").strikes())
                .containsExactly(
                        Strike.of(
                                FIRST_DAY,
                                Strike.Reason.VERIFICATION_FAILED,
                                Floor.START_MS,
                                Map.of()));
        assertThat(assessed("p").getLast().conduct()).isEqualTo(conduct("p"));
        prove("p", FIRST);
        assertRefused(UNKNOWN_NONCE);
    }

    @Test
    void evidence_that_fails_leaves_what_was_proven_before() {
        ask("p", FIRST);
        prove("p", FIRST);
        var proven = conduct("p").attestation();
        later(MINUTE_MS).strike("p");

        assertThat(conduct("p").attestation()).isEqualTo(proven);
    }

    @Test
    void a_rate_of_nothing_and_a_stranger_are_refused() {
        ask("p", FIRST);
        send(
                new MarketInput.Attest(
                        "p", "zero", Proof.keyOf("p"), FIRST, "ed25519", 0, Proof.keyOf("p")));
        assertRefused(INVALID_AMOUNT);
        send(new MarketInput.RequestNonce("alice", "stranger", FIRST));
        assertRefused(UNKNOWN_PROVIDER);
        prove("alice", FIRST);
        assertRefused(UNKNOWN_PROVIDER);
    }
}
