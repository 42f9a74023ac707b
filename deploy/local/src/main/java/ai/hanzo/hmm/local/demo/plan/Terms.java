package ai.hanzo.hmm.local.demo.plan;

import ai.hanzo.hmm.local.demo.input.PricePoint;
import ai.hanzo.hmm.market.units.Micros;
import ai.hanzo.hmm.wire.MarketDefinition;

import java.util.List;

/// The terms of the demo's market, inference on H100s, and how a GPU-hour's price in USD becomes
/// one of a standard unit in HANZO.
public final class Terms {
    public static final String MARKET = "gpu-inference/h100";

    /// Price step, uH per SCU: 0.1 HANZO.
    public static final long TICK_MICROS = 100_000;

    /// Quantity step, uSCU: 10 tokens at grade 1.
    public static final long LOT_MICROS = 10;

    /// A throughput that scores 1: what an H100 serves, millionths of a token a second.
    public static final long H100_THROUGHPUT_MICROS = 2_500_000_000L;

    /// Tokens a second of an allocation, millionths: a whole H100, so that a request takes seconds
    /// at most.
    public static final long RATE_MICROS = H100_THROUGHPUT_MICROS;

    /// Seconds that a raw unit, a million tokens, takes at a token a second.
    public static final long SECONDS_PER_RAW = 1_000_000;

    public static final List<String> OBSERVERS = List.of("observer-1", "observer-2", "observer-3");

    /// Length of a telemetry bucket, ms, short enough for scores to move within a short play.
    static final long BUCKET_MS = 500;

    static final long GRACE_MS = 1_000;

    private Terms() {}

    /// Ticks per SCU at a price in millionths of a USD per GPU-hour, to the nearest tick and at
    /// least one. 1 HANZO is 0.01 USD and an H100 serves 2,500 tokens a second, so a million tokens
    /// take 400 s: HANZO per SCU = USD per hour / 3,600 x 400 x 100, which is USD x 100 / 9.
    public static long ticks(long usdMicrosPerHour) {
        long perUnitMicros = Micros.mulDivDown(usdMicrosPerHour, 100, 9);
        return Math.max(1, (perUnitMicros + TICK_MICROS / 2) / TICK_MICROS);
    }

    /// What a provider sells at: the median offer, never below the cheapest.
    public static long ticks(PricePoint price) {
        return ticks(Math.max(price.medianMicros(), price.leastMicros()));
    }

    /// Standard units for so many tokens, rounded **up** to a lot, uSCU.
    public static long unitsUp(long tokens) {
        return (tokens + LOT_MICROS - 1) / LOT_MICROS * LOT_MICROS;
    }

    /// The definition that opens the market.
    public static MarketDefinition definition(long referencePriceMicros, Times times) {
        return MarketDefinition.newBuilder()
                .setMarket(MARKET)
                .setRawUnit("1,000,000 tokens")
                .setSecondsPerRaw(SECONDS_PER_RAW)
                .setRateUnit("tokens/s")
                .setDefaultRateMicros(RATE_MICROS)
                .setTickMicros(TICK_MICROS)
                .setLotMicros(LOT_MICROS)
                .setMinNotionalMicros(100)
                .setReferencePriceMicros(referencePriceMicros)
                .setBucketMs(BUCKET_MS)
                .setGraceMs(GRACE_MS)
                .setLatencyReferenceMs(200)
                .setLatencyMaximumMs(2_000)
                .setThroughputReferenceMicros(H100_THROUGHPUT_MICROS)
                .setAccuracyChancePpm(250_000)
                .setAccuracyReferencePpm(950_000)
                .setObservers(OBSERVERS)
                .setStartWithinMs(times.startWithinMs())
                .setHeartbeatMs(times.heartbeatMs())
                .setFaultAfterMs(times.faultAfterMs())
                .build();
    }
}
