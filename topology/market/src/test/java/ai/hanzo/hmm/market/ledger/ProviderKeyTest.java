package ai.hanzo.hmm.market.ledger;

import static ai.hanzo.hmm.market.example.Amounts.MARKET;
import static ai.hanzo.hmm.market.example.Amounts.micros;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.market.command.MarketInput;
import ai.hanzo.hmm.market.event.RefusalCode;
import ai.hanzo.hmm.market.provider.EvidenceCheck;
import ai.hanzo.hmm.market.provider.Nonce;

import org.junit.jupiter.api.Test;

/// A provider has the key that it registered with for ever, and speaks to markets with no other
/// (rules, section 8).
class ProviderKeyTest extends LedgerExample {
    private static final String OTHER_KEY = "cd".repeat(32);
    private static final String NONCE = Nonce.hexOf("providers", 0, 0, 0);

    private AccountInput.Attest attest(String id, String nonce, String kind, String evidence) {
        return new AccountInput.Attest("alice", id, MARKET, nonce, kind, micros("4"), evidence);
    }

    private void register() {
        answer(new AccountInput.RegisterProvider("alice", "p1", KEY));
    }

    @Test
    void registering_again_changes_nothing() {
        register();
        assertThat(refusal(new AccountInput.RegisterProvider("alice", "p2", OTHER_KEY)))
                .isEqualTo(RefusalCode.ALREADY_REGISTERED);

        assertThat(alice().providerKey()).isEqualTo(KEY);
    }

    @Test
    void what_it_proves_it_proves_with_that_key() {
        register();
        var proof = attest("a1", NONCE, EvidenceCheck.SIGNATURE, "00ff");

        assertThat(forward(proof).command())
                .isEqualTo(
                        new MarketInput.Attest(
                                "alice",
                                "a1",
                                KEY,
                                NONCE,
                                EvidenceCheck.SIGNATURE,
                                micros("4"),
                                "00ff"));
    }

    @Test
    void whoever_is_not_registered_proves_and_retires_nothing() {
        assertThat(refusal(AccountInput.RequestNonce.of("alice", "n", MARKET).at("t", 0, 0, 0)))
                .isEqualTo(RefusalCode.UNKNOWN_PROVIDER);
        assertThat(refusal(attest("a1", NONCE, EvidenceCheck.SIGNATURE, "")))
                .isEqualTo(RefusalCode.UNKNOWN_PROVIDER);
        assertThat(refusal(new AccountInput.RetireCapacity("alice", "r", MARKET, 0, 1)))
                .isEqualTo(RefusalCode.UNKNOWN_PROVIDER);
    }

    @Test
    void what_cannot_be_evidence_does_not_leave_for_the_market() {
        register();
        assertThat(refusal(attest("a1", "00", EvidenceCheck.SIGNATURE, "")))
                .isEqualTo(RefusalCode.UNKNOWN_NONCE);
        assertThat(refusal(attest("a2", NONCE, "", ""))).isEqualTo(RefusalCode.INVALID_EVIDENCE);
        assertThat(refusal(attest("a3", NONCE, "tee", "00".repeat(16 * 1_024 + 1))))
                .isEqualTo(RefusalCode.INVALID_EVIDENCE);
        forward(attest("a4", NONCE, "tee", "00".repeat(16 * 1_024)));
    }
}
