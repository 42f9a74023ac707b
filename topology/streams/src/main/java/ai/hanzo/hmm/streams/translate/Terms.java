package ai.hanzo.hmm.streams.translate;

import ai.hanzo.hmm.market.MarketTerms;
import ai.hanzo.hmm.market.Phase;
import ai.hanzo.hmm.market.allocation.ServiceTerms;
import ai.hanzo.hmm.market.quality.QualityReferences;
import ai.hanzo.hmm.wire.MarketDefinition;
import ai.hanzo.hmm.wire.MarketPhase;

/// A market's definition and phase.
public final class Terms {
    private Terms() {}

    /// @throws IllegalArgumentException when the definition contradicts itself
    public static MarketTerms fromWire(MarketDefinition wire) {
        return new MarketTerms(
                wire.getMarket(),
                wire.getRawUnit(),
                wire.getSecondsPerRaw(),
                wire.getRateUnit(),
                wire.getDefaultRateMicros(),
                wire.getTickMicros(),
                wire.getLotMicros(),
                wire.getMinNotionalMicros(),
                wire.getReferencePriceMicros(),
                wire.getBondPpm(),
                wire.getGradeFloorPpm(),
                wire.getBucketMs(),
                wire.getGraceMs(),
                new QualityReferences(
                        wire.getLatencyReferenceMs(),
                        wire.getLatencyMaximumMs(),
                        wire.getThroughputReferenceMicros(),
                        wire.getAccuracyChancePpm(),
                        wire.getAccuracyReferencePpm()),
                wire.getObservers(),
                new ServiceTerms(
                        wire.getStartWithinMs(),
                        wire.getHeartbeatMs(),
                        wire.getFaultAfterMs(),
                        wire.getDisputeWithinMs()));
    }

    public static MarketDefinition toWire(MarketTerms terms) {
        var references = terms.references();
        var service = terms.service();
        return MarketDefinition.newBuilder()
                .setMarket(terms.market())
                .setRawUnit(terms.rawUnit())
                .setSecondsPerRaw(terms.secondsPerRaw())
                .setRateUnit(terms.rateUnit())
                .setDefaultRateMicros(terms.defaultRateMicros())
                .setTickMicros(terms.tickMicros())
                .setLotMicros(terms.lotMicros())
                .setMinNotionalMicros(terms.minNotionalMicros())
                .setReferencePriceMicros(terms.referencePriceMicros())
                .setBondPpm(terms.bondPpm())
                .setGradeFloorPpm(terms.gradeFloorPpm())
                .setBucketMs(terms.bucketMs())
                .setGraceMs(terms.graceMs())
                .setLatencyReferenceMs(references.latencyReferenceMs())
                .setLatencyMaximumMs(references.latencyMaximumMs())
                .setThroughputReferenceMicros(references.throughputReferenceMicros())
                .setAccuracyChancePpm(Math.toIntExact(references.accuracyChancePpm()))
                .setAccuracyReferencePpm(Math.toIntExact(references.accuracyReferencePpm()))
                .setObservers(terms.observers())
                .setStartWithinMs(service.startWithinMs())
                .setHeartbeatMs(service.heartbeatMs())
                .setFaultAfterMs(service.faultAfterMs())
                .setDisputeWithinMs(service.disputeWithinMs())
                .build();
    }

    public static Phase fromWire(MarketPhase wire) {
        return Phase.valueOf(wire.name());
    }

    public static MarketPhase toWire(Phase phase) {
        return MarketPhase.valueOf(phase.name());
    }
}
