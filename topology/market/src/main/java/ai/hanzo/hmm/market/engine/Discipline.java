package ai.hanzo.hmm.market.engine;

import ai.hanzo.hmm.market.command.MarketInput;
import ai.hanzo.hmm.market.event.RefusalCode;
import ai.hanzo.hmm.market.provider.Standing;
import ai.hanzo.hmm.market.provider.Strike;
import ai.hanzo.hmm.market.provider.Strike.Reason;
import ai.hanzo.hmm.market.state.Conduct;
import ai.hanzo.hmm.market.state.MarketState;
import ai.hanzo.hmm.market.units.Micros;

import java.util.Map;

/// Strikes and what follows from them, and the operator's rulings (rules, sections 7 and 8).
final class Discipline {
    static final long DAY_MS = 24 * 60 * 60 * 1_000L;

    private static final int SUSPENDING_DAYS = 7;
    private static final int SUSPENDING_STRIKES = 3;
    private static final long SUSPENDED_SLASH_PPM = 50_000;
    private static final int REMOVING_STRIKES = 5;
    private static final long REMOVED_SLASH_PPM = 200_000;
    private static final int LEAST_BOND_PPM = 200_000;

    private final MarketState state;
    private final Bonds bonds;
    private final Assessments assessments;

    Discipline(MarketState state, Bonds bonds, Assessments assessments) {
        this.state = state;
        this.bonds = bonds;
        this.assessments = assessments;
    }

    /// A strike of the running day.
    void strikeNow(String account, Reason reason, Map<String, Long> figures, Answers answers) {
        strike(account, state.totals().timeMs() / DAY_MS, reason, figures, answers);
    }

    /// A strike of a day, unless there is one of it: three in seven days suspend, five in fourteen
    /// remove.
    void strike(
            String account, long day, Reason reason, Map<String, Long> figures, Answers answers) {
        var before = state.conducts().get(account);
        if (before.isStruckOn(day)) return;
        var conduct = before.struck(Strike.of(day, reason, state.totals().timeMs(), figures));
        state.conducts().put(account, conduct);
        assessments.touch(account);
        if (conduct.standing() == Standing.REMOVED) return;
        if (conduct.strikes().size() >= REMOVING_STRIKES) {
            state.conducts().put(account, conduct.removed());
            bonds.slash(account, REMOVED_SLASH_PPM, answers);
        } else if (conduct.isActive() && suspending(conduct, day) >= SUSPENDING_STRIKES) {
            state.conducts().put(account, conduct.suspended());
            bonds.slash(account, SUSPENDED_SLASH_PPM, answers);
        }
    }

    /// The operator suspends, removes or reinstates, and may slash.
    void rule(MarketInput.RuleStanding ruling, Answers answers) {
        var account = ruling.provider();
        Providers.known(state, account);
        if (ruling.slashPpm() < 0 || ruling.slashPpm() > Micros.ONE) {
            throw RefusedException.of(RefusalCode.INVALID_AMOUNT, "slashPpm must be 0..1,000,000")
                    .with("slashPpm", ruling.slashPpm());
        }
        var conduct = state.conducts().get(account);
        var next =
                switch (ruling.standing()) {
                    case SUSPENDED -> conduct.suspended();
                    case REMOVED -> conduct.removed();
                    case ACTIVE ->
                            conduct.isActive()
                                    ? conduct
                                    : conduct.reinstated(state.totals().timeMs());
                };
        state.conducts().put(account, next);
        bonds.slash(account, ruling.slashPpm(), answers);
        assessments.touch(account);
    }

    /// The operator vouches for a provider.
    void rule(MarketInput.RuleBond ruling) {
        Providers.known(state, ruling.provider());
        if (ruling.bondPpm() != 0 && ruling.bondPpm() < LEAST_BOND_PPM) {
            throw RefusedException.of(RefusalCode.INVALID_AMOUNT, "bondPpm must be 0 or >= 200,000")
                    .with("bondPpm", ruling.bondPpm());
        }
        var conduct = state.conducts().get(ruling.provider());
        state.conducts().put(ruling.provider(), conduct.withBondPpm(ruling.bondPpm()));
        assessments.touch(ruling.provider());
    }

    /// Those that count towards a suspension: what was before a reinstatement does not.
    private static long suspending(Conduct conduct, long day) {
        return conduct.strikes().stream()
                .filter(strike -> strike.day() > day - SUSPENDING_DAYS)
                .filter(strike -> strike.timeMs() > conduct.reinstatedMs())
                .count();
    }
}
