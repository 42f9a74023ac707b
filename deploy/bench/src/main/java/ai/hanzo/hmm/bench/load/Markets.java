package ai.hanzo.hmm.bench.load;

import ai.hanzo.hmm.wire.MarketDefinition;

import java.time.Duration;
import java.util.List;

/// The markets of the load, as the operator creates them.
final class Markets {
    /// Nobody serves what is bought, and nothing must fall due while time is measured: a provider
    /// has longer to start than any run takes.
    private static final Duration TO_START = Duration.ofDays(1);

    private Markets() {}

    static MarketDefinition definition(int market) {
        return MarketDefinition.newBuilder()
                .setMarket(Names.market(market))
                .setRawUnit("1,000,000 tokens")
                .setSecondsPerRaw(1_000_000)
                .setRateUnit("tokens/s")
                .setDefaultRateMicros(1_000_000_000)
                .setTickMicros(Workload.TICK_MICROS)
                .setLotMicros(Workload.LOT_MICROS)
                .setMinNotionalMicros(1)
                .setReferencePriceMicros(Workload.MIDDLE_MICROS)
                .setLatencyReferenceMs(200)
                .setLatencyMaximumMs(2_000)
                .setThroughputReferenceMicros(1_000_000_000)
                .setObservers(List.of("observer"))
                .setStartWithinMs(TO_START.toMillis())
                .build();
    }
}
