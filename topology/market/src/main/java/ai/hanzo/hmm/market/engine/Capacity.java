package ai.hanzo.hmm.market.engine;

import ai.hanzo.hmm.market.MarketTerms;
import ai.hanzo.hmm.market.command.MarketInput;
import ai.hanzo.hmm.market.event.BalanceChange;
import ai.hanzo.hmm.market.event.BalanceChange.Reason;
import ai.hanzo.hmm.market.event.MarketEvent;
import ai.hanzo.hmm.market.event.RefusalCode;
import ai.hanzo.hmm.market.quality.Grade;
import ai.hanzo.hmm.market.state.MarketState;
import ai.hanzo.hmm.market.state.Row;
import ai.hanzo.hmm.market.units.Micros;

/// Providers: their bonds, the capacity they bring, and their quality (rules, sections 3, 7 and 8).
/// A bond stays held in the provider's account; the market knows how much of it is posted here.
final class Capacity {
    private final MarketState state;

    Capacity(MarketState state) {
        this.state = state;
    }

    void bond(MarketInput.Bond bond, Answers answers) {
        checkPhase();
        OrderChecks.positive("amountMicros", bond.amountMicros());
        var none = new Row.Provider(bond.account(), "", 0, 0, 0, 0, 0);
        var provider = state.providers().getOr(bond.account(), none);
        long posted = Micros.add(provider.bondMicros(), bond.amountMicros());
        state.providers().put(bond.account(), provider.withBond(posted));
        answers.of(bond.account()).to(bond.id()).hold(BalanceChange.HANZO, bond.amountMicros());
    }

    void unbond(MarketInput.Unbond unbond, Answers answers) {
        OrderChecks.positive("amountMicros", unbond.amountMicros());
        var provider = known(unbond.account());
        long required = requiredUp(provider.outstandingMicros());
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
    }

    /// Raw capacity becomes standard units by the provider's grade, and an obligation of the same
    /// size.
    void issue(MarketInput.Issue issue, Answers answers) {
        checkPhase();
        OrderChecks.positive("rawMicros", issue.rawMicros());
        OrderChecks.positive("rateMicros", issue.rateMicros());
        var provider = known(issue.account());
        var terms = state.terms();
        long score = state.qualityOf(issue.account()).scorePpm();
        long grade = Grade.gradePpm(score, terms.gradeFloorPpm());
        long units = Grade.standardUnitsDown(issue.rawMicros(), grade);
        if (units == 0) {
            throw RefusedException.of(
                            RefusalCode.INVALID_AMOUNT, "the capacity makes no standard unit")
                    .with("rawMicros", issue.rawMicros())
                    .with("rateMicros", issue.rateMicros())
                    .with("gradePpm", grade);
        }
        long required = requiredUp(Micros.add(provider.outstandingMicros(), units));
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
        state.providers()
                .put(
                        issue.account(),
                        provider.issued(issue.publicKey(), units, issue.rateMicros()));
        answers.of(issue.account())
                .to(issue.id())
                .free(MarketTerms.unitsOf(terms.market()), Reason.ISSUE, units);
    }

    /// Folds a bucket of a provider of this market; of others nothing is kept.
    void fold(MarketInput.FoldQuality bucket, Answers answers) {
        if (state.providers().find(bucket.provider()).isEmpty()) return;
        var before = state.qualityOf(bucket.provider());
        var after =
                before.fold(bucket.bucketStartMs(), bucket.metrics(), state.terms().references());
        if (after.equals(before)) return;
        state.qualities().put(bucket.provider(), new Row.Quality(bucket.provider(), after));
        long grade = Grade.gradePpm(after.scorePpm(), state.terms().gradeFloorPpm());
        answers.say(new MarketEvent.Scored(bucket.provider(), after, grade));
    }

    /// The bond that so many units need at the reference price, rounded **up**.
    private long requiredUp(long unitsMicros) {
        var terms = state.terms();
        long value = Micros.notionalUp(terms.referencePriceMicros(), unitsMicros);
        return Micros.ppmUp(value, terms.bondPpm());
    }

    private Row.Provider known(String account) {
        return state.providers()
                .find(account)
                .orElseThrow(
                        () ->
                                RefusedException.of(
                                        RefusalCode.UNKNOWN_PROVIDER,
                                        "the account has posted no bond to this market"));
    }

    private void checkPhase() {
        if (!state.phase().allowsCapacity()) {
            throw RefusedException.of(
                    RefusalCode.MARKET_NOT_ACTIVE,
                    "the market is " + state.phase() + " and takes no capacity");
        }
    }
}
