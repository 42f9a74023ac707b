package ai.hanzo.hmm.market.ledger;

import ai.hanzo.hmm.market.event.RefusalCode;
import ai.hanzo.hmm.market.event.Refused;

import java.util.Optional;

/// An account that has registered a key is spoken for by that key alone, whichever way a command
/// came (rules, section 11).
final class SignedCommands {
    private final Signature.Check check;

    SignedCommands(Signature.Check check) {
        this.check = check;
    }

    /// Why a command of an account with a key is not its own. A deposit is the treasury's to send.
    Optional<Refused> refusal(
            AccountInput input, Optional<Signature> signature, Account account, long timeMs) {
        if (account.signingKey().isEmpty() || input instanceof AccountInput.Deposit) {
            return Optional.empty();
        }
        if (signature.isEmpty()) return Optional.of(unsigned("the command is not signed"));
        var by = signature.get();
        if (!by.key().equals(account.signingKey())) {
            return Optional.of(unsigned("the command is signed with another key"));
        }
        if (!by.isFresh(timeMs)) {
            var late = unsigned("the signature is too old, or of a time to come");
            return Optional.of(late.with("signedAtMs", by.signedAtMs()).with("timeMs", timeMs));
        }
        var bytes = Signature.signedBytes(input, by.signedAtMs());
        return check.isOf(account.signingKey(), bytes, by.hex())
                ? Optional.empty()
                : Optional.of(unsigned("the signature is not one of this command"));
    }

    private static Refused unsigned(String why) {
        return Refused.of(RefusalCode.UNSIGNED, why);
    }
}
