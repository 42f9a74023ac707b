package ai.hanzo.hmm.streams.translate;

import ai.hanzo.hmm.market.event.MarketEvent;
import ai.hanzo.hmm.market.provider.JudgedDay;
import ai.hanzo.hmm.market.quality.FoldedBucket;
import ai.hanzo.hmm.market.quality.Metric;
import ai.hanzo.hmm.wire.ProviderDay;
import ai.hanzo.hmm.wire.ProviderStanding;
import ai.hanzo.hmm.wire.QualityScore;
import ai.hanzo.hmm.wire.ScoredBucket;
import ai.hanzo.hmm.wire.Strike;

/// A provider's quality and how it stands, for the topic `quality`.
public final class Scores {
    private Scores() {}

    /// `<provider>|<market>`
    public static String key(String market, MarketEvent.Assessed assessed) {
        return key(market, assessed.provider().account());
    }

    /// `<provider>|<market>`
    public static String key(String market, String provider) {
        return provider + '|' + market;
    }

    public static QualityScore score(String market, MarketEvent.Assessed assessed) {
        var provider = assessed.provider();
        var conduct = assessed.conduct();
        var folds = assessed.folds();
        return QualityScore.newBuilder()
                .setProvider(provider.account())
                .setMarket(market)
                .setBucketStartMs(folds.lastBucketStartMs())
                .setBuckets(folds.buckets())
                .setLatencyPpm(Math.toIntExact(folds.latency().ppm()))
                .setThroughputPpm(Math.toIntExact(folds.throughput().ppm()))
                .setAvailabilityPpm(Math.toIntExact(folds.availability().ppm()))
                .setAccuracyPpm(Math.toIntExact(folds.accuracy().ppm()))
                .setScorePpm(Math.toIntExact(folds.scorePpm()))
                .setGradePpm(Math.toIntExact(assessed.gradePpm()))
                .setTimeMs(assessed.timeMs())
                .setBucket(assessed.bucket().map(Scores::bucket).orElse(null))
                .setStanding(ProviderStanding.valueOf(conduct.standing().name()))
                .setBondMicros(provider.bondMicros())
                .setRequiredBondMicros(assessed.requiredMicros())
                .setBondPpm(assessed.bondPpm())
                .setRateMicros(provider.rateMicros())
                .setBusyRateMicros(provider.busyRateMicros())
                .setAttestedRateMicros(conduct.attestation().rateMicros())
                .setAttestedUntilMs(conduct.attestation().untilMs())
                .setObligedMicros(provider.obligedMicros())
                .setAllocatedMicros(provider.allocatedMicros())
                .setNonce(conduct.nonce().hex())
                .setNonceUntilMs(conduct.nonce().untilMs())
                .setStrikes(conduct.strikes().stream().map(Scores::strike).toList())
                .setDay(conduct.day().map(Scores::day).orElse(null))
                .setForfeitedMicros(conduct.forfeitedMicros())
                .setShortfallMicros(conduct.shortfallMicros())
                .setRetainedMicros(provider.retainedMicros())
                .build();
    }

    private static ScoredBucket bucket(FoldedBucket bucket) {
        var metrics = bucket.metrics();
        return new ScoredBucket(
                bucket.startMs(),
                bucket.isAbsent(),
                bucket.observed().stream().map(Metrics::toWire).toList(),
                Metrics.amount(metrics.latencyP95Ms()),
                Metrics.amount(metrics.throughputMicros()),
                Metrics.ppm(metrics.availabilityPpm()),
                Metrics.ppm(metrics.accuracyPpm()),
                Metrics.ppm(bucket.normalisedPpm(Metric.LATENCY)),
                Metrics.ppm(bucket.normalisedPpm(Metric.THROUGHPUT)),
                Metrics.ppm(bucket.normalisedPpm(Metric.AVAILABILITY)),
                Metrics.ppm(bucket.normalisedPpm(Metric.ACCURACY)));
    }

    private static Strike strike(ai.hanzo.hmm.market.provider.Strike strike) {
        return new Strike(strike.day(), strike.reason().name(), strike.timeMs(), strike.figures());
    }

    private static ProviderDay day(JudgedDay day) {
        return new ProviderDay(
                day.day(),
                Math.toIntExact(day.scorePpm()),
                Metrics.ppm(day.availabilityPpm()),
                day.buckets(),
                day.ended(),
                day.rank(),
                day.ranked(),
                day.baseMicros(),
                day.bonusMicros(),
                day.penaltyMicros(),
                day.fundMicros(),
                day.bonusesMicros());
    }
}
