package ai.hanzo.hmm.bench.telemetry;

import ai.hanzo.hmm.wire.MarketDefinition;
import ai.hanzo.hmm.wire.MarketPhase;
import ai.hanzo.hmm.wire.MarketStatus;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// Who is observed, and by whom: in one market every observer reports on every provider, one pair
/// of them after the other.
///
/// @param providers >= 1
/// @param observers registered with the market, 1 to 64
/// @param bucketMs length of a bucket, ms, > 0; far shorter than a real one, so that buckets close
///   while others fill
/// @param graceMs how late a report still counts, ms, >= 0
public record Fleet(int providers, int observers, long bucketMs, long graceMs) {
    /// 16,000 pairs; at 190,000 reports a second each of them would report 60 times a bucket.
    public static final Fleet STANDARD = new Fleet(2_000, 8, 5_000, 5_000);

    static final String MARKET = "gpu-inference/bench";
    private static final int MOST_OBSERVERS = 64;

    public Fleet {
        if (providers < 1 || observers < 1 || observers > MOST_OBSERVERS) {
            throw new IllegalArgumentException(
                    "a fleet has 1 or more providers and 1 to %d observers: %d, %d"
                            .formatted(MOST_OBSERVERS, providers, observers));
        }
        if (bucketMs < 1 || graceMs < 0) {
            throw new IllegalArgumentException(
                    "a bucket must be > 0 ms and its grace >= 0 ms: %d, %d"
                            .formatted(bucketMs, graceMs));
        }
    }

    int pairs() {
        return providers * observers;
    }

    int providerOf(int pair) {
        return pair % providers;
    }

    int observerOf(int pair) {
        return pair / providers;
    }

    int pair(int provider, int observer) {
        return observer * providers + provider;
    }

    static String provider(int provider) {
        return "bench-provider-" + provider;
    }

    /// Observers sort by name as they do by number.
    static String observer(int observer) {
        return String.format(Locale.ROOT, "bench-observer-%02d", observer);
    }

    long bucketOf(long eventMs) {
        return eventMs / bucketMs * bucketMs;
    }

    /// In one line.
    String inWords() {
        return String.format(
                Locale.ROOT,
                "%,d providers, each seen by %d observers; buckets of %d s, closed %d s later",
                providers,
                observers,
                bucketMs / 1_000,
                graceMs / 1_000);
    }

    /// The market as it is published.
    MarketStatus market(long nowMs) {
        var definition =
                MarketDefinition.newBuilder()
                        .setMarket(MARKET)
                        .setRawUnit("1,000,000 tokens")
                        .setSecondsPerRaw(1_000_000)
                        .setRateUnit("tokens/s")
                        .setDefaultRateMicros(1_000_000)
                        .setTickMicros(1_000)
                        .setLotMicros(1_000)
                        .setMinNotionalMicros(1)
                        .setReferencePriceMicros(1_000_000)
                        .setBucketMs(bucketMs)
                        .setGraceMs(graceMs)
                        .setLatencyReferenceMs(200)
                        .setLatencyMaximumMs(2_000)
                        .setThroughputReferenceMicros(1_000_000)
                        .setObservers(observerNames())
                        .build();
        return new MarketStatus(
                definition, MarketPhase.ACTIVE, nowMs, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L);
    }

    private List<String> observerNames() {
        return IntStream.range(0, observers).mapToObj(Fleet::observer).toList();
    }
}
