package ai.hanzo.hmm.streams.translate;

import ai.hanzo.hmm.market.provider.Attestation;
import ai.hanzo.hmm.market.provider.JudgedDay;
import ai.hanzo.hmm.market.provider.Nonce;
import ai.hanzo.hmm.market.provider.Standing;
import ai.hanzo.hmm.market.provider.Strike;
import ai.hanzo.hmm.market.quality.DayBuckets;
import ai.hanzo.hmm.market.quality.Fold;
import ai.hanzo.hmm.market.quality.QualityFolds;
import ai.hanzo.hmm.market.state.Conduct;
import ai.hanzo.hmm.market.state.Provider;
import ai.hanzo.hmm.market.state.Row;
import ai.hanzo.hmm.wire.ProviderStanding;
import ai.hanzo.hmm.wire.state.ConductRow;
import ai.hanzo.hmm.wire.state.JudgedRow;
import ai.hanzo.hmm.wire.state.ProviderRow;
import ai.hanzo.hmm.wire.state.QualityRow;
import ai.hanzo.hmm.wire.state.StrikeRow;

import java.util.Optional;
import java.util.TreeMap;

/// The rows of a market's providers, both ways.
final class ProviderRows {
    private ProviderRows() {}

    static ProviderRow provider(Provider r) {
        return new ProviderRow(
                r.account(),
                "",
                r.bondMicros(),
                r.rateMicros(),
                r.busyRateMicros(),
                r.obligedMicros(),
                r.allocatedMicros(),
                r.coverMicros(),
                r.busySinceMs(),
                r.dayBaseMicros(),
                r.dayEnded(),
                r.retainedMicros());
    }

    static Provider provider(ProviderRow r) {
        return new Provider(
                r.getAccount(),
                r.getBondMicros(),
                r.getRateMicros(),
                r.getBusyRateMicros(),
                r.getObligedMicros(),
                r.getAllocatedMicros(),
                r.getCoverMicros(),
                r.getBusySinceMs(),
                r.getDayBaseMicros(),
                r.getDayEnded(),
                r.getRetainedMicros());
    }

    static ConductRow conduct(Conduct r) {
        return new ConductRow(
                r.account(),
                ProviderStanding.valueOf(r.standing().name()),
                r.reinstatedMs(),
                r.bondPpm(),
                r.attestation().publicKey(),
                r.attestation().rateMicros(),
                r.attestation().untilMs(),
                r.nonce().hex(),
                r.nonce().untilMs(),
                r.strikes().stream().map(ProviderRows::strike).toList(),
                r.day().map(ProviderRows::day).orElse(null),
                r.forfeitedMicros(),
                r.shortfallMicros());
    }

    static Conduct conduct(ConductRow r) {
        return new Conduct(
                r.getAccount(),
                Standing.valueOf(r.getStanding().name()),
                r.getReinstatedMs(),
                r.getBondPpm(),
                new Attestation(
                        r.getPublicKey(), r.getAttestedRateMicros(), r.getAttestedUntilMs()),
                r.getNonce().isEmpty() ? Nonce.NONE : new Nonce(r.getNonce(), r.getNonceUntilMs()),
                r.getStrikes().stream().map(ProviderRows::strike).toList(),
                Optional.ofNullable(r.getDay()).map(ProviderRows::day),
                r.getForfeitedMicros(),
                r.getShortfallMicros());
    }

    static QualityRow quality(Row.Quality r) {
        var folds = r.folds();
        var day = r.day();
        return new QualityRow(
                r.provider(),
                folds.lastBucketStartMs(),
                folds.buckets(),
                seen(folds.latency()),
                seen(folds.throughput()),
                seen(folds.availability()),
                seen(folds.accuracy()),
                day.folded(),
                day.measured(),
                day.availabilityPpm());
    }

    static Row.Quality quality(QualityRow r) {
        var folds =
                new QualityFolds(
                        fold(r.getLatencyPpm()),
                        fold(r.getThroughputPpm()),
                        fold(r.getAvailabilityPpm()),
                        fold(r.getAccuracyPpm()),
                        r.getLastBucketStartMs(),
                        r.getBuckets());
        var day = new DayBuckets(r.getDayBuckets(), r.getDayMeasured(), r.getDayAvailabilityPpm());
        return new Row.Quality(r.getProvider(), folds, day);
    }

    private static StrikeRow strike(Strike strike) {
        return new StrikeRow(
                strike.day(), strike.reason().name(), strike.timeMs(), strike.figures());
    }

    private static Strike strike(StrikeRow r) {
        return new Strike(
                r.getDay(),
                Strike.Reason.valueOf(r.getReason()),
                r.getTimeMs(),
                new TreeMap<>(r.getFigures()));
    }

    private static JudgedRow day(JudgedDay day) {
        return new JudgedRow(
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

    private static JudgedDay day(JudgedRow r) {
        return new JudgedDay(
                r.getDay(),
                r.getScorePpm(),
                Orders.optional(r.getAvailabilityPpm()),
                r.getBuckets(),
                r.getEnded(),
                r.getRank(),
                r.getRanked(),
                r.getBaseMicros(),
                r.getBonusMicros(),
                r.getPenaltyMicros(),
                r.getFundMicros(),
                r.getBonusesMicros());
    }

    private static Long seen(Fold fold) {
        return fold.seenPpm().isEmpty() ? null : fold.seenPpm().getAsLong();
    }

    private static Fold fold(Long seen) {
        return seen == null ? Fold.UNSEEN : Fold.of(seen);
    }
}
