package ai.hanzo.hmm.market.engine;

import ai.hanzo.hmm.market.command.MarketInput;
import ai.hanzo.hmm.market.event.RefusalCode;
import ai.hanzo.hmm.market.event.Refused;
import ai.hanzo.hmm.market.provider.Attestation;
import ai.hanzo.hmm.market.provider.Claim;
import ai.hanzo.hmm.market.provider.EvidenceCheck;
import ai.hanzo.hmm.market.provider.Nonce;
import ai.hanzo.hmm.market.provider.Strike.Reason;
import ai.hanzo.hmm.market.state.Conduct;
import ai.hanzo.hmm.market.state.MarketState;

import java.util.Map;

/// Providers prove what they can run at once: a nonce is asked for on the log, and evidence over it
/// is checked (rules, section 8).
final class Attesting {
    private final MarketState state;
    private final EvidenceCheck.Kinds evidence;
    private final Discipline discipline;
    private final Assessments assessments;

    Attesting(
            MarketState state,
            EvidenceCheck.Kinds evidence,
            Discipline discipline,
            Assessments assessments) {
        this.state = state;
        this.evidence = evidence;
        this.discipline = discipline;
        this.assessments = assessments;
    }

    /// A nonce takes the place of the one before it.
    void request(MarketInput.RequestNonce request, Answers answers) {
        Providers.known(state, request.account());
        var nonce = new Nonce(request.nonce(), state.totals().timeMs() + Nonce.VALID_MS);
        var conduct = state.conducts().get(request.account());
        state.conducts().put(request.account(), conduct.withNonce(nonce));
        answers.of(request.account()).to(request.id());
        assessments.touch(request.account());
    }

    /// Evidence that does not verify uses up the nonce and is a strike; whatever else is wrong
    /// changes nothing.
    void attest(MarketInput.Attest wanted, Answers answers) {
        var account = wanted.account();
        Providers.known(state, account);
        OrderChecks.positive("rateMicros", wanted.rateMicros());
        var conduct = state.conducts().get(account);
        checkNonce(wanted, conduct.nonce());
        checkKey(wanted);
        if (!evidence.has(wanted.kind())) {
            throw RefusedException.of(
                    RefusalCode.UNKNOWN_EVIDENCE, "no evidence is of the kind " + wanted.kind());
        }
        var claim =
                new Claim(
                        state.terms().market(),
                        account,
                        wanted.kind(),
                        wanted.rateMicros(),
                        wanted.nonce());
        var answer = answers.of(account).to(wanted.id());
        assessments.touch(account);
        if (evidence.proves(claim, wanted.publicKey(), wanted.evidence())) {
            long until = state.totals().timeMs() + Attestation.VALID_MS;
            var attestation = new Attestation(wanted.publicKey(), wanted.rateMicros(), until);
            state.conducts().put(account, conduct.attested(attestation));
        } else {
            state.conducts().put(account, conduct.withNonce(Nonce.NONE));
            answer.refuse(
                    Refused.of(
                            RefusalCode.VERIFICATION_FAILED, "the evidence does not prove that"));
            discipline.strikeNow(account, Reason.VERIFICATION_FAILED, Map.of(), answers);
        }
    }

    private void checkNonce(MarketInput.Attest wanted, Nonce asked) {
        if (asked.isNone() || !asked.hex().equals(wanted.nonce())) {
            throw RefusedException.of(
                    RefusalCode.UNKNOWN_NONCE, "the nonce was not asked for, or is used up");
        }
        if (asked.untilMs() < state.totals().timeMs()) {
            throw RefusedException.of(RefusalCode.NONCE_EXPIRED, "the nonce counts no more")
                    .with("untilMs", asked.untilMs());
        }
    }

    /// A key belongs to the provider that first attested with it, for ever.
    private void checkKey(MarketInput.Attest wanted) {
        for (Conduct other : state.conducts().rows()) {
            if (other.attestation().publicKey().equals(wanted.publicKey())
                    && !other.account().equals(wanted.account())) {
                throw RefusedException.of(
                        RefusalCode.KEY_TAKEN, "the key belongs to another provider");
            }
        }
    }
}
