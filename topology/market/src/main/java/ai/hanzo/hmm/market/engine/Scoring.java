package ai.hanzo.hmm.market.engine;

import ai.hanzo.hmm.market.command.MarketInput;
import ai.hanzo.hmm.market.quality.FoldedBucket;
import ai.hanzo.hmm.market.state.MarketState;
import ai.hanzo.hmm.market.state.Round;
import ai.hanzo.hmm.market.state.Row;

import java.util.ArrayList;
import java.util.Comparator;

/// Folds closed buckets into providers' scores (rules, section 7). A bucket counts once it is in
/// the market's log. Who is missing from one in which others were reported on is known for certain
/// when a later bucket of it arrives, and is taken for certain a grace after the bucket was due.
final class Scoring {
    /// Buckets of several providers come through several partitions, each in its own time.
    private static final long LEAST_PATIENCE_MS = 60_000;

    private final MarketState state;
    private final Assessments assessments;

    Scoring(MarketState state, Assessments assessments) {
        this.state = state;
        this.assessments = assessments;
    }

    /// Folds a bucket of a provider of this market that is newer than its last; of others nothing
    /// is kept.
    void fold(MarketInput.FoldQuality bucket, Answers answers) {
        var provider = bucket.provider();
        if (state.conducts().find(provider).isEmpty()) return;
        if (isFolded(provider, bucket.bucketStartMs())) return;
        for (var round : roundsByStart()) {
            if (round.startMs() < bucket.bucketStartMs()) missed(round, provider, answers);
        }
        begin(bucket.bucketStartMs());
        var folded =
                new FoldedBucket(
                        bucket.bucketStartMs(),
                        false,
                        bucket.observed(),
                        bucket.metrics(),
                        state.terms().references());
        fold(provider, folded, answers);
    }

    /// Judges the rounds whose time has come.
    void judge(long timeMs, Answers answers) {
        for (var next = state.rounds().first();
                next.isPresent() && next.get().judgedMs() <= timeMs;
                next = state.rounds().first()) {
            var round = next.get();
            state.rounds().remove(round.due());
            for (var conduct : new ArrayList<>(state.conducts().rows())) {
                missed(round, conduct.account(), answers);
            }
        }
    }

    /// Somebody was reported on in a bucket.
    private void begin(long startMs) {
        for (var round : state.rounds().rows()) {
            if (round.startMs() == startMs) return;
        }
        var terms = state.terms();
        long due = startMs + terms.bucketMs() + terms.graceMs();
        long known = Math.max(due, state.totals().timeMs());
        var round = new Round(startMs, known + Math.max(terms.graceMs(), LEAST_PATIENCE_MS));
        state.rounds().put(round.due(), round);
    }

    /// Whoever had an open allocation at every moment since the bucket began could not be reached
    /// in it.
    private void missed(Round round, String account, Answers answers) {
        if (isFolded(account, round.startMs())) return;
        long busySince = state.providers().get(account).busySinceMs();
        if (busySince == 0 || busySince > round.startMs()) return;
        fold(account, FoldedBucket.absent(round.startMs(), state.terms().references()), answers);
    }

    private void fold(String provider, FoldedBucket bucket, Answers answers) {
        var before = state.qualities().getOr(provider, Row.Quality.unseen(provider));
        var folds = before.folds().fold(bucket.startMs(), bucket.metrics(), bucket.references());
        var after = new Row.Quality(provider, folds, before.day().plus(bucket.metrics()));
        state.qualities().put(provider, after);
        assessments.folded(provider, bucket, answers);
    }

    private boolean isFolded(String provider, long startMs) {
        var folds = state.qualityOf(provider);
        return folds.buckets() > 0 && startMs <= folds.lastBucketStartMs();
    }

    private Iterable<Round> roundsByStart() {
        var rounds = new ArrayList<>(state.rounds().rows());
        rounds.sort(Comparator.comparingLong(Round::startMs));
        return rounds;
    }
}
