package ai.hanzo.hmm.door.http;

import ai.hanzo.hmm.wire.Allocation;
import ai.hanzo.hmm.wire.AllocationState;
import ai.hanzo.hmm.wire.MarketDefinition;
import ai.hanzo.hmm.wire.MarketPhase;
import ai.hanzo.hmm.wire.MarketStatus;

/// Records that several tests need.
final class Samples {
    static final String MARKET = "gpu-inference/h100";

    private Samples() {}

    /// Tick 0.01, lot 0.001, least notional 1.
    static MarketStatus market() {
        var definition =
                MarketDefinition.newBuilder()
                        .setMarket(MARKET)
                        .setRawUnit("1,000,000 tokens")
                        .setSecondsPerRaw(1_000_000)
                        .setRateUnit("tokens/s")
                        .setDefaultRateMicros(50_000_000)
                        .setTickMicros(10_000)
                        .setLotMicros(1_000)
                        .setMinNotionalMicros(1_000_000)
                        .setReferencePriceMicros(2_000_000)
                        .setLatencyReferenceMs(200)
                        .setLatencyMaximumMs(2_000)
                        .setThroughputReferenceMicros(100_000_000)
                        .build();
        return MarketStatus.newBuilder()
                .setDefinition(definition)
                .setPhase(MarketPhase.ACTIVE)
                .setTimeMs(1_700_000_000_000L)
                .setSettlements(7)
                .setPoolUnitsMicros(1_000_000_000)
                .setPoolFundsMicros(2_000_000_000)
                .setPoolShares(1_414_212_562)
                .setQualityFundMicros(500)
                .setTreasuryMicros(1_500)
                .setObligationsMicros(1_000_000_000)
                .setAllocatedMicros(0)
                .build();
    }

    /// Of a provider `p`, not started yet.
    static Allocation allocation(String id) {
        return Allocation.newBuilder()
                .setAllocationId(id)
                .setMarket(MARKET)
                .setConsumer("alice")
                .setProvider("p")
                .setClientOrderId("o-1")
                .setState(AllocationState.ALLOCATED)
                .setStandardMicros(10_000_000)
                .setRawMicros(7_898_895)
                .setRateMicros(50_000_000)
                .setStartMs(1)
                .setExpiryMs(2)
                .setTokenHash("00")
                .build();
    }
}
