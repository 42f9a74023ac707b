package ai.hanzo.hmm.market.engine;

import static ai.hanzo.hmm.market.engine.Discipline.DAY_MS;

import ai.hanzo.hmm.market.event.MarketEvent;
import ai.hanzo.hmm.market.quality.FoldedBucket;
import ai.hanzo.hmm.market.state.MarketState;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/// Tells how providers stand after a command changed something about them: each bucket by itself,
/// everything else once, when the command ends.
final class Assessments {
    private final MarketState state;
    private final Bonds bonds;
    private final Set<String> touched = new LinkedHashSet<>();

    Assessments(MarketState state, Bonds bonds) {
        this.state = state;
        this.bonds = bonds;
    }

    /// Forgets what the last command touched.
    void begin() {
        touched.clear();
    }

    void touch(String provider) {
        touched.add(provider);
    }

    void folded(String provider, FoldedBucket bucket, Answers answers) {
        answers.say(assessed(provider, Optional.of(bucket)));
    }

    /// Ends the command.
    void tell(Answers answers) {
        for (var provider : touched) answers.say(assessed(provider, Optional.empty()));
    }

    private MarketEvent assessed(String account, Optional<FoldedBucket> bucket) {
        var provider = state.providers().get(account);
        var conduct = state.conducts().get(account).on(state.totals().timeMs() / DAY_MS);
        return new MarketEvent.Assessed(
                state.totals().timeMs(),
                provider,
                conduct,
                state.qualityOf(account),
                state.gradeOf(account),
                bonds.ppmOf(conduct),
                bonds.requiredOrMost(provider),
                bucket);
    }
}
