package ai.hanzo.hmm.check.audit;

import ai.hanzo.hmm.wire.MarketDefinition;
import ai.hanzo.hmm.wire.QualityBucket;
import ai.hanzo.hmm.wire.ScoredBucket;

import java.time.Duration;
import java.util.Collection;
import java.util.function.BiConsumer;

/// The buckets that a market is told of, and who is missing from them (rules, section 7). Times in
/// ms since 1970.
final class Reported {
    private static final long LEAST_WAIT_MS = Duration.ofMinutes(1).toMillis();

    private final Rounds rounds = new Rounds();
    private final BiConsumer<OwnProvider, ScoredBucket> folded;

    /// @param folded is told of each bucket that counts
    Reported(BiConsumer<OwnProvider, ScoredBucket> folded) {
        this.folded = folded;
    }

    /// When somebody may be found missing by time alone; 2^63 - 1 for never.
    long nextMs() {
        return rounds.nextMs();
    }

    void fold(OwnProvider provider, QualityBucket bucket, MarketDefinition terms, long timeMs) {
        long startMs = bucket.getStartMs();
        if (!provider.folds.isNew(startMs)) return;
        long closedMs = startMs + terms.getBucketMs() + terms.getGraceMs();
        rounds.open(
                startMs, Math.max(closedMs, timeMs) + Math.max(terms.getGraceMs(), LEAST_WAIT_MS));
        long last = provider.folds.buckets() == 0 ? Long.MIN_VALUE : provider.folds.startMs();
        for (var missed : rounds.between(last, startMs)) absent(provider, missed);
        fold(provider, Scoring.of(bucket, terms));
    }

    /// Judges those that are missing by a time.
    void pass(long timeMs, Collection<OwnProvider> providers) {
        for (var startMs : rounds.takeDue(timeMs)) {
            for (var provider : providers) absent(provider, startMs);
        }
    }

    private void absent(OwnProvider provider, long startMs) {
        if (provider.folds.isNew(startMs) && provider.isBusySince(startMs)) {
            fold(provider, Scoring.absent(startMs));
        }
    }

    private void fold(OwnProvider provider, ScoredBucket bucket) {
        provider.fold(bucket);
        folded.accept(provider, bucket);
    }
}
