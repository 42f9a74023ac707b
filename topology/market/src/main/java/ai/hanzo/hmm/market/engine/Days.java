package ai.hanzo.hmm.market.engine;

import static ai.hanzo.hmm.market.engine.Discipline.DAY_MS;

import ai.hanzo.hmm.market.event.BalanceChange;
import ai.hanzo.hmm.market.event.BalanceChange.Reason;
import ai.hanzo.hmm.market.provider.JudgedDay;
import ai.hanzo.hmm.market.provider.Strike;
import ai.hanzo.hmm.market.quality.DayBuckets;
import ai.hanzo.hmm.market.state.Conduct;
import ai.hanzo.hmm.market.state.MarketState;
import ai.hanzo.hmm.market.state.Row;
import ai.hanzo.hmm.market.units.Micros;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Judges a UTC day of the market's time when it is over: who was best and who was worst, what they
/// are paid and what they pay, and who gets a strike (rules, section 7). What happened in the
/// market while its time was in that day counts for it.
final class Days {
    private static final long LOW_PPM = 400_000;
    private static final long AVAILABLE_PPM = 950_000;

    private final MarketState state;
    private final Attendance attendance;
    private final Bonds bonds;
    private final Discipline discipline;
    private final Assessments assessments;

    Days(
            MarketState state,
            Attendance attendance,
            Bonds bonds,
            Discipline discipline,
            Assessments assessments) {
        this.state = state;
        this.attendance = attendance;
        this.bonds = bonds;
        this.discipline = discipline;
        this.assessments = assessments;
    }

    /// When the running day is over, ms since 1970.
    long endMs() {
        return (state.totals().timeMs() / DAY_MS + 1) * DAY_MS;
    }

    /// Ends the running day, if it is over at a time: first what ended before midnight.
    void endBy(long timeMs, Answers answers) {
        long midnight = endMs();
        if (timeMs < midnight || state.conducts().size() == 0) return;
        attendance.pass(midnight, answers);
        long day = state.totals().timeMs() / DAY_MS;
        state.totals(state.totals().withTime(midnight));
        judge(day, answers);
    }

    private void judge(long day, Answers answers) {
        var tallies = new ArrayList<DayTally>();
        for (var conduct : state.conducts().rows()) tallies.add(tally(conduct));
        var ranking = Ranking.of(tallies);
        for (var bottom : ranking.bottom()) {
            bottom.penaltyMicros =
                    bonds.forfeit(bottom.account(), bottom.baseMicros() / 2, answers);
        }
        long fund = state.totals().qualityFundMicros();
        long bonuses = pay(ranking.top(), fund, answers);
        for (var tally : tallies) conclude(day, tally, ranking, fund, bonuses);
        for (var tally : tallies) strike(day, tally, ranking, answers);
    }

    private DayTally tally(Conduct conduct) {
        var account = conduct.account();
        var provider = state.providers().get(account);
        return new DayTally(
                conduct,
                state.qualityOf(account).scorePpm(),
                state.qualities().find(account).map(Row.Quality::day).orElse(DayBuckets.NONE),
                provider.dayEnded(),
                provider.dayBaseMicros());
    }

    /// Half of what they earned the exchange, in proportion where the fund has less, rounded
    /// **down**.
    private long pay(List<DayTally> top, long fundMicros, Answers answers) {
        long wanted = 0;
        for (var tally : top) wanted = Micros.add(wanted, tally.baseMicros() / 2);
        for (var tally : top) {
            long bonus = tally.baseMicros() / 2;
            if (wanted > fundMicros) bonus = Micros.mulDivDown(bonus, fundMicros, wanted);
            tally.bonusMicros = bonus;
            state.totals(state.totals().withFund(-bonus));
            answers.of(tally.account()).free(BalanceChange.HANZO, Reason.INCENTIVE, bonus);
        }
        return wanted;
    }

    private void conclude(
            long day, DayTally tally, Ranking ranking, long fundMicros, long bonusesMicros) {
        var account = tally.account();
        if (tally.isEmpty()) return;
        var judged =
                new JudgedDay(
                        day,
                        tally.scorePpm(),
                        tally.buckets().meanAvailabilityDown(),
                        tally.buckets().folded(),
                        tally.ended(),
                        ranking.rankOf(tally),
                        ranking.size(),
                        tally.baseMicros(),
                        tally.bonusMicros,
                        tally.penaltyMicros,
                        fundMicros,
                        bonusesMicros);
        state.conducts().put(account, state.conducts().get(account).judged(judged));
        state.providers().put(account, state.providers().get(account).onNewDay());
        state.qualities()
                .find(account)
                .ifPresent(
                        quality ->
                                state.qualities()
                                        .put(
                                                account,
                                                new Row.Quality(
                                                        account,
                                                        quality.folds(),
                                                        DayBuckets.NONE)));
        assessments.touch(account);
    }

    /// A day without a bucket is held against nobody.
    private void strike(long day, DayTally tally, Ranking ranking, Answers answers) {
        if (tally.buckets().folded() == 0) return;
        var availability = tally.buckets().meanAvailabilityDown();
        if (tally.scorePpm() < LOW_PPM) {
            var figures = Map.of("scorePpm", tally.scorePpm());
            discipline.strike(tally.account(), day, Strike.Reason.LOW_SCORE, figures, answers);
        } else if (ranking.bottom().contains(tally)) {
            var figures =
                    Map.of(
                            "scorePpm",
                            tally.scorePpm(),
                            "rank",
                            (long) ranking.rankOf(tally),
                            "ranked",
                            (long) ranking.size());
            discipline.strike(tally.account(), day, Strike.Reason.BOTTOM, figures, answers);
        } else if (availability.isPresent() && availability.getAsLong() < AVAILABLE_PPM) {
            var figures =
                    Map.of(
                            "availabilityPpm",
                            availability.getAsLong(),
                            "buckets",
                            (long) tally.buckets().folded());
            discipline.strike(tally.account(), day, Strike.Reason.UNAVAILABLE, figures, answers);
        }
    }
}
