package ai.hanzo.hmm.market.engine;

import ai.hanzo.hmm.market.MarketTerms;
import ai.hanzo.hmm.market.Phase;
import ai.hanzo.hmm.market.command.MarketInput;
import ai.hanzo.hmm.market.event.BalanceChange;
import ai.hanzo.hmm.market.event.BalanceChange.Reason;
import ai.hanzo.hmm.market.event.MarketEvent;
import ai.hanzo.hmm.market.event.RefusalCode;
import ai.hanzo.hmm.market.event.Refused;
import ai.hanzo.hmm.market.provider.EvidenceCheck;
import ai.hanzo.hmm.market.state.Change;
import ai.hanzo.hmm.market.state.LockedShares;
import ai.hanzo.hmm.market.state.MarketState;
import ai.hanzo.hmm.market.state.Round;
import ai.hanzo.hmm.market.state.Row;
import ai.hanzo.hmm.market.units.AmountOverflow;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.ToLongFunction;

/// One market: a fold over its input log. The same commands at the same times give the same events,
/// to the byte, wherever and however often they are replayed. Each command first moves the market
/// to its time, then it is done whole or refused whole.
public final class Market {
    private static final long NEVER = Long.MAX_VALUE;

    /// A tick that comes so much later than it was due shows that the exchange had stood still.
    private static final long TICK_PATIENCE_MS = 30_000;

    private final String id;
    private final MarketState state;
    private final Answers answers;
    private final Redemptions redemptions;
    private final Trading trading;
    private final Liquidity liquidity;
    private final Capacity capacity;
    private final Attesting attesting;
    private final Scoring scoring;
    private final Discipline discipline;
    private final Serving serving;
    private final Claims claims;
    private final Rulings rulings;
    private final Attendance attendance;
    private final Days days;
    private final Assessments assessments;
    private final Prices prices;
    private final Tape tape;

    private Market(String id, MarketState state, EvidenceCheck.Kinds evidence) {
        this.id = id;
        this.state = state;
        this.answers = new Answers(state);
        var bonds = new Bonds(state);
        var obligations = new Obligations(state);
        this.assessments = new Assessments(state, bonds);
        var payouts = new Payouts(state, bonds, assessments);
        var cash = new CashRedemption(state, obligations, bonds, payouts);
        var assignment = new Assignment(state, obligations);
        this.redemptions = new Redemptions(state, obligations, assignment, bonds, cash);
        this.trading = new Trading(state, assignment, redemptions);
        this.liquidity = new Liquidity(state);
        this.capacity = new Capacity(state, obligations, bonds, assessments);
        this.discipline = new Discipline(state, bonds, assessments);
        this.attesting = new Attesting(state, evidence, discipline, assessments);
        this.scoring = new Scoring(state, assessments);
        var closing = new Closing(state, payouts, discipline);
        this.serving = new Serving(state, closing);
        this.claims = new Claims(state, closing);
        this.rulings = new Rulings(state, payouts, closing);
        this.attendance = new Attendance(state, closing);
        this.days = new Days(state, attendance, bonds, discipline, assessments);
        this.prices = new Prices(state);
        this.tape = new Tape(state);
    }

    /// A market from the rows that were stored of it; from none, one that is not open yet. It asks
    /// the checks of evidence what providers have proven.
    public static Market of(String id, Iterable<Row> rows, EvidenceCheck.Kinds evidence) {
        return new Market(id, MarketState.of(rows), evidence);
    }

    /// Does a command that the log holds at a time, ms since 1970. The market's own time never goes
    /// back.
    ///
    /// @throws InvariantViolation when something impossible was about to happen; the command has
    ///   been taken back, and {@link #halt} says so to its sender
    public List<MarketEvent> apply(MarketInput command, long logTimeMs) {
        if (!state.isOpen() && !(command instanceof MarketInput.Open)) {
            return unknown(command, logTimeMs);
        }
        try {
            var before = Holdings.of(state);
            begin();
            advance(logTimeMs);
            carryOut(command);
            assessments.tell(answers);
            Invariants.notCrossed(state);
            var events = answers.close(state.totals().timeMs());
            before.checkAgainst(Holdings.of(state), events);
            state.commit();
            return events;
        } catch (RefusedException e) {
            return refuse(command, e.refused(), logTimeMs);
        } catch (AmountOverflow e) {
            return refuse(command, Refused.of(RefusalCode.OVERFLOW, e.getMessage()), logTimeMs);
        } catch (InvariantViolation e) {
            state.rollback();
            throw e;
        } catch (RuntimeException e) {
            state.rollback();
            throw InvariantViolation.of(e);
        }
    }

    /// Refuses a command that ended in an {@link InvariantViolation} and pauses the market; a
    /// closed one stays closed.
    public List<MarketEvent> halt(MarketInput command, InvariantViolation why) {
        if (state.isOpen() && state.phase() != Phase.CLOSED) {
            state.open(state.terms(), Phase.PAUSED);
        }
        state.commit();
        var refused = Refused.of(RefusalCode.INVARIANT, String.valueOf(why.getMessage()));
        return refuse(command, refused, state.totals().timeMs());
    }

    /// The rows that were changed since this was last asked; the last change of a row counts.
    public List<Change> takeChanges() {
        return state.takeChanges();
    }

    /// When time alone will change something, ms since 1970: then a tick is due.
    public OptionalLong nextDueMs() {
        long due = attendance.nextMs();
        due = Math.min(due, dueMs(state.locks().first(), LockedShares::untilMs));
        due = Math.min(due, dueMs(state.rounds().first(), Round::judgedMs));
        due = Math.min(due, nextMinuteMs());
        if (state.conducts().size() > 0) due = Math.min(due, days.endMs());
        var first = state.book().firstToExpire();
        due = Math.min(due, dueMs(first, order -> order.conditions().expiresAtMs()));
        return due == NEVER ? OptionalLong.empty() : OptionalLong.of(due);
    }

    /// A market that has traded or has a price tells its empty bars and seconds once a minute,
    /// until it is closed.
    private long nextMinuteMs() {
        if (!state.isOpen() || state.phase() == Phase.CLOSED) return NEVER;
        boolean hasPast = state.bars().isPresent() || state.prices().size() > 0;
        if (!hasPast && prices.now().isEmpty()) return NEVER;
        return (state.totals().timeMs() / 60_000 + 1) * 60_000;
    }

    /// What the market shows of itself.
    public MarketView view() {
        return new MarketView(id, state);
    }

    private static <R> long dueMs(Optional<R> next, ToLongFunction<R> time) {
        return next.isEmpty() ? NEVER : time.applyAsLong(next.get());
    }

    private void advance(long logTimeMs) {
        var before = state.totals();
        long now = Math.max(before.timeMs(), logTimeMs);
        if (hasStoodStill(now)) state.totals(state.totals().silent(now - before.timeMs()));
        if (now / 1_000 > before.second()) {
            prices.endSeconds(before.second(), now / 1_000);
            tape.endSeconds(before.second(), now / 1_000, answers);
        }
        days.endBy(now, answers);
        if (now != before.timeMs()) state.totals(state.totals().withTime(now));
        trading.expire(now, answers);
        liquidity.unlock(now, answers);
        attendance.pass(now, answers);
        scoring.judge(now, answers);
    }

    /// Whether nobody has written to the log for long, although a tick was due.
    private boolean hasStoodStill(long nowMs) {
        if (nowMs - state.totals().timeMs() <= TICK_PATIENCE_MS || !state.isOpen()) return false;
        return nextDueMs().orElse(NEVER) < nowMs - TICK_PATIENCE_MS;
    }

    private void begin() {
        answers.begin();
        assessments.begin();
        attendance.begin();
    }

    private void carryOut(MarketInput command) {
        switch (command) {
            case MarketInput.Place place -> trading.place(place, answers);
            case MarketInput.Cancel cancel -> trading.cancel(cancel, answers);
            case MarketInput.CancelAll cancel -> trading.cancelAll(cancel, answers);
            case MarketInput.Amend amend -> trading.amend(amend, answers);
            case MarketInput.AddToPool deposit -> liquidity.add(deposit, answers);
            case MarketInput.RemoveFromPool removal -> liquidity.remove(removal, answers);
            case MarketInput.Redeem redeem -> redemptions.redeem(redeem, answers);
            case MarketInput.StartAllocation start -> serving.start(start, answers);
            case MarketInput.Heartbeat heartbeat -> serving.heartbeat(heartbeat, answers);
            case MarketInput.CompleteAllocation done -> serving.complete(done, answers);
            case MarketInput.EndAllocation end -> claims.end(end, answers);
            case MarketInput.DisputeAllocation claim -> claims.dispute(claim, answers);
            case MarketInput.Bond bond -> capacity.bond(bond, answers);
            case MarketInput.Unbond unbond -> capacity.unbond(unbond, answers);
            case MarketInput.Issue issue -> capacity.issue(issue, answers);
            case MarketInput.Retire retire -> capacity.retire(retire, answers);
            case MarketInput.RequestNonce request -> attesting.request(request, answers);
            case MarketInput.Attest attestation -> attesting.attest(attestation, answers);
            case MarketInput.FoldQuality bucket -> scoring.fold(bucket, answers);
            case MarketInput.RuleStanding ruling -> discipline.rule(ruling, answers);
            case MarketInput.RuleBond ruling -> discipline.rule(ruling);
            case MarketInput.RuleFault ruling -> rulings.rule(ruling, answers);
            case MarketInput.RuleDispute ruling -> rulings.rule(ruling, answers);
            case MarketInput.Open open -> open(open);
            case MarketInput.ChangePhase change -> changePhase(change.phase());
            case MarketInput.ChangeTerms change -> changeTerms(change.terms());
            case MarketInput.Tick _ -> sweep();
        }
    }

    /// Opening a market that is open changes nothing: a repeat of the operator's command is
    /// harmless.
    private void open(MarketInput.Open open) {
        if (!state.isOpen()) state.open(open.terms(), open.phase());
    }

    private void changePhase(Phase phase) {
        if (state.phase() == Phase.CLOSED) return;
        state.open(state.terms(), phase);
        if (phase != Phase.CLOSED) return;
        trading.close(answers);
        sweep();
    }

    /// Pays out to the treasury what it has earned here: by the tick, since one account that every
    /// trade is posted to would be where all of them wait.
    private void sweep() {
        long micros = state.totals().treasuryMicros();
        if (micros == 0) return;
        state.totals(state.totals().swept());
        answers.of(MarketEvent.TREASURY).free(BalanceChange.HANZO, Reason.SWEEP, micros);
    }

    private void changeTerms(MarketTerms next) {
        var fixed = state.terms().fixed();
        if (!next.fixed().equals(fixed)) {
            throw RefusedException.of(
                    RefusalCode.FIXED_TERMS, "%s cannot be %s".formatted(fixed, next.fixed()));
        }
        if (!next.equals(state.terms())) state.open(next, state.phase());
    }

    /// The command as if it had never been, but for its answer and what time alone did before it.
    private List<MarketEvent> refuse(MarketInput command, Refused refused, long logTimeMs) {
        state.rollback();
        begin();
        advance(logTimeMs);
        assessments.tell(answers);
        if (command instanceof MarketInput.OfAccount sent) {
            Refusals.answer(id, sent, refused, answers.of(sent.account()));
        }
        if (command instanceof MarketInput.OfOperator) {
            answers.say(new MarketEvent.Declined(refused));
        }
        var events = answers.close(state.totals().timeMs());
        state.commit();
        return events;
    }

    /// A market that does not exist keeps nothing, not even the number of its answers.
    private List<MarketEvent> unknown(MarketInput command, long logTimeMs) {
        var why = Refused.of(RefusalCode.UNKNOWN_MARKET, "there is no market " + id);
        if (command instanceof MarketInput.OfOperator) {
            return List.of(new MarketEvent.Declined(why));
        }
        if (!(command instanceof MarketInput.OfAccount sent)) return List.of();
        var answer = new Answer();
        answer.begin(sent.account());
        Refusals.answer(id, sent, why, answer);
        return List.of(answer.executed(0, logTimeMs));
    }
}
