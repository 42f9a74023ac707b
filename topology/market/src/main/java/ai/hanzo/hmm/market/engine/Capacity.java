package ai.hanzo.hmm.market.engine;

import ai.hanzo.hmm.market.command.MarketInput;
import ai.hanzo.hmm.market.event.BalanceChange;
import ai.hanzo.hmm.market.event.BalanceChange.Reason;
import ai.hanzo.hmm.market.event.RefusalCode;
import ai.hanzo.hmm.market.quality.Grade;
import ai.hanzo.hmm.market.state.Conduct;
import ai.hanzo.hmm.market.state.MarketState;
import ai.hanzo.hmm.market.state.Provider;
import ai.hanzo.hmm.market.state.Row;
import ai.hanzo.hmm.market.units.Micros;

/// What providers bring and take back: bonds and capacity (rules, sections 3 and 8).
final class Capacity {
    private final MarketState state;
    private final Obligations obligations;
    private final Bonds bonds;
    private final Assessments assessments;

    Capacity(MarketState state, Obligations obligations, Bonds bonds, Assessments assessments) {
        this.state = state;
        this.obligations = obligations;
        this.bonds = bonds;
        this.assessments = assessments;
    }

    void bond(MarketInput.Bond bond, Answers answers) {
        checkPhase();
        OrderChecks.positive("amountMicros", bond.amountMicros());
        var account = bond.account();
        var provider = state.providers().getOr(account, Provider.unknown(account));
        long posted = Micros.add(provider.bondMicros(), bond.amountMicros());
        state.providers().put(account, provider.withBond(posted));
        if (state.conducts().find(account).isEmpty()) {
            state.conducts().put(account, Conduct.blank(account));
        }
        answers.of(account).to(bond.id()).hold(BalanceChange.HANZO, bond.amountMicros());
        assessments.touch(account);
    }

    void unbond(MarketInput.Unbond unbond, Answers answers) {
        OrderChecks.positive("amountMicros", unbond.amountMicros());
        var provider = Providers.known(state, unbond.account());
        long required = bonds.requiredUp(provider);
        long left = provider.bondMicros() - unbond.amountMicros();
        if (left < required) {
            throw RefusedException.of(
                            RefusalCode.INSUFFICIENT_BOND, "that much of the bond is needed")
                    .with("amountMicros", unbond.amountMicros())
                    .with("bondMicros", provider.bondMicros())
                    .with("requiredMicros", required);
        }
        state.providers().put(unbond.account(), provider.withBond(left));
        answers.of(unbond.account())
                .to(unbond.id())
                .release(BalanceChange.HANZO, unbond.amountMicros());
        assessments.touch(unbond.account());
    }

    /// Raw capacity becomes standard units by the provider's grade, and an obligation of the same
    /// size.
    void issue(MarketInput.Issue issue, Answers answers) {
        checkPhase();
        OrderChecks.positive("rawMicros", issue.rawMicros());
        OrderChecks.notNegative("rateMicros", issue.rateMicros());
        var provider = Providers.known(state, issue.account());
        checkStanding(issue, provider);
        long grade = state.gradeOf(issue.account());
        long units = Grade.standardUnitsDown(issue.rawMicros(), grade);
        if (units == 0) {
            throw RefusedException.of(
                            RefusalCode.INVALID_AMOUNT, "the capacity makes no standard unit")
                    .with("rawMicros", issue.rawMicros())
                    .with("rateMicros", issue.rateMicros())
                    .with("gradePpm", grade);
        }
        long required = bonds.requiredUp(provider, units);
        if (provider.bondMicros() < required) {
            throw RefusedException.of(RefusalCode.INSUFFICIENT_BOND, "the bond does not cover that")
                    .with("bondMicros", provider.bondMicros())
                    .with("requiredMicros", required)
                    .with("standardMicros", units);
        }
        var obligation =
                new Row.Obligation(state.totals().obligations() + 1, issue.account(), units);
        state.totals(state.totals().withObligations(obligation.sequence()));
        state.obligations().put(obligation.sequence(), obligation);
        state.providers().put(issue.account(), provider.issued(units, issue.rateMicros()));
        answers.of(issue.account()).to(issue.id()).free(state.units(), Reason.ISSUE, units);
        assessments.touch(issue.account());
    }

    /// Units that the provider holds are burnt against its own oldest obligations; rate that is not
    /// in use is taken back.
    void retire(MarketInput.Retire retire, Answers answers) {
        OrderChecks.notNegative("quantityMicros", retire.quantityMicros());
        OrderChecks.notNegative("rateMicros", retire.rateMicros());
        OrderChecks.positive(
                "quantityMicros + rateMicros",
                Math.max(retire.quantityMicros(), retire.rateMicros()));
        var provider = Providers.known(state, retire.account());
        long idle = provider.rateMicros() - provider.busyRateMicros();
        if (retire.quantityMicros() > provider.obligedMicros() || retire.rateMicros() > idle) {
            throw RefusedException.of(
                            RefusalCode.INVALID_AMOUNT, "the provider does not owe or run so much")
                    .with("quantityMicros", retire.quantityMicros())
                    .with("obligedMicros", provider.obligedMicros())
                    .with("rateMicros", retire.rateMicros())
                    .with("idleRateMicros", idle);
        }
        var answer = answers.of(retire.account()).to(retire.id());
        answer.hold(state.units(), retire.quantityMicros());
        answer.held(state.units(), Reason.RETIRE, -retire.quantityMicros());
        obligations.takeOf(retire.account(), retire.quantityMicros());
        var relieved = state.providers().get(retire.account()).relieved(0, retire.rateMicros());
        state.providers().put(retire.account(), relieved);
        assessments.touch(retire.account());
    }

    private void checkStanding(MarketInput.Issue issue, Provider provider) {
        var conduct = state.conducts().get(issue.account());
        if (!conduct.isActive()) {
            throw RefusedException.of(
                    RefusalCode.PROVIDER_SUSPENDED,
                    "the provider is " + conduct.standing() + " in this market");
        }
        var attestation = conduct.attestation();
        if (!attestation.countsAt(state.totals().timeMs())
                || !attestation.publicKey().equals(issue.publicKey())) {
            throw RefusedException.of(
                            RefusalCode.NOT_ATTESTED, "the provider has not proven its capacity")
                    .with("attestedUntilMs", attestation.untilMs());
        }
        if (Micros.add(provider.rateMicros(), issue.rateMicros()) > attestation.rateMicros()) {
            throw RefusedException.of(
                            RefusalCode.RATE_NOT_ATTESTED,
                            "the provider has proven less rate than it would have issued")
                    .with("rateMicros", issue.rateMicros())
                    .with("issuedRateMicros", provider.rateMicros())
                    .with("attestedRateMicros", attestation.rateMicros());
        }
    }

    private void checkPhase() {
        if (!state.phase().allowsCapacity()) {
            throw RefusedException.of(
                    RefusalCode.MARKET_NOT_ACTIVE,
                    "the market is " + state.phase() + " and takes no capacity");
        }
    }
}
