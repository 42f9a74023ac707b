package ai.hanzo.hmm.check.audit;

import ai.hanzo.hmm.wire.Execution;
import ai.hanzo.hmm.wire.HeldAttestation;
import ai.hanzo.hmm.wire.Refusal;

import java.util.Optional;

/// What a market found about a provider's evidence (rules, section 8).
///
/// @param isFailed it does not prove the claim
/// @param isCertain the market looked at it
record Judged(boolean isFailed, boolean isCertain) {
    static final String VERIFICATION_FAILED = "VERIFICATION_FAILED";

    static Judged of(Optional<Execution> answer) {
        var refusal = answer.map(Execution::getRefusal).map(Refusal::getCode);
        boolean isFailed = refusal.filter(VERIFICATION_FAILED::equals).isPresent();
        boolean isAccepted = answer.isPresent() && refusal.isEmpty();
        return new Judged(isFailed, isFailed || isAccepted);
    }

    /// Tells what the auditor finds about the same evidence, where it knows the kind.
    void compare(String market, String provider, HeldAttestation held, Book book) {
        if (!isCertain || !held.getAttestation().getKind().equals(Evidence.KIND)) return;
        book.verified(provider, Evidence.proves(market, provider, held), !isFailed);
    }
}
