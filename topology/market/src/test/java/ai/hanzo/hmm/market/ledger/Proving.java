package ai.hanzo.hmm.market.ledger;

import ai.hanzo.hmm.market.example.Proof;
import ai.hanzo.hmm.market.provider.EvidenceCheck;

/// What an account sends to prove in a market that it can run any rate.
final class Proving {
    private Proving() {}

    static AccountInput.RequestNonce request(String account, String id, String market) {
        return AccountInput.RequestNonce.of(account, id, market).at("test", 0, 0, 0);
    }

    /// After the request; the account is registered with {@link Proof#hexOf}.
    static AccountInput.Attest attest(String account, String id, String market) {
        return new AccountInput.Attest(
                account,
                id,
                market,
                request(account, id, market).nonce(),
                EvidenceCheck.SIGNATURE,
                Proof.ANY_RATE,
                Proof.hexOf(account));
    }
}
