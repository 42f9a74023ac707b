package ai.hanzo.hmm.local.demo.plan;

import ai.hanzo.hmm.market.MarketTerms;
import ai.hanzo.hmm.market.allocation.ServiceTerms;
import ai.hanzo.hmm.market.quality.QualityReferences;

/// The demo's terms as the market's own code takes them.
final class SimulatedTerms {
    private SimulatedTerms() {}

    static MarketTerms of() {
        var definition = Terms.definition(Terms.TICK_MICROS, Times.USUAL);
        return new MarketTerms(
                definition.getMarket(),
                definition.getRawUnit(),
                definition.getSecondsPerRaw(),
                definition.getRateUnit(),
                definition.getDefaultRateMicros(),
                definition.getTickMicros(),
                definition.getLotMicros(),
                definition.getMinNotionalMicros(),
                definition.getReferencePriceMicros(),
                definition.getBondPpm(),
                definition.getGradeFloorPpm(),
                definition.getBucketMs(),
                definition.getGraceMs(),
                new QualityReferences(
                        definition.getLatencyReferenceMs(),
                        definition.getLatencyMaximumMs(),
                        definition.getThroughputReferenceMicros(),
                        definition.getAccuracyChancePpm(),
                        definition.getAccuracyReferencePpm()),
                definition.getObservers(),
                new ServiceTerms(
                        definition.getStartWithinMs(),
                        definition.getHeartbeatMs(),
                        definition.getFaultAfterMs(),
                        definition.getDisputeWithinMs()));
    }
}
