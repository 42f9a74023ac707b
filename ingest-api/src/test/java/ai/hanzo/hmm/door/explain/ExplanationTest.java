package ai.hanzo.hmm.door.explain;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.wire.MarketDefinition;
import ai.hanzo.hmm.wire.ObserverMeans;
import ai.hanzo.hmm.wire.ProviderDay;
import ai.hanzo.hmm.wire.ProviderStanding;
import ai.hanzo.hmm.wire.QualityScore;
import ai.hanzo.hmm.wire.ScoredBucket;
import ai.hanzo.hmm.wire.Strike;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

class ExplanationTest {
    private static final long DAY_MS = 86_400_000;
    private static final long NOW = 20_000 * DAY_MS + 5_000;

    private static final MarketDefinition MARKET =
            MarketDefinition.newBuilder()
                    .setMarket("gpu-inference/h100")
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

    /// The golden score: 0.3 x 500,000 + 0.3 x 800,000 + 0.2 x 980,000 + 0.2 x 900,000 = 766,000.
    @Test
    void aScoreIsTheSumOfItsParts() {
        var page = page(record(9, 500_000, 800_000, 980_000, 900_000).build(), List.of());
        assertThat(page.path("score").toString())
                .isEqualTo(
                        """
                        {"parts":[\
                        {"metric":"latency","weightPpm":300000,"foldPpm":500000,"part":"150000"},\
                        {"metric":"throughput","weightPpm":300000,"foldPpm":800000,"part":"240000"},\
                        {"metric":"availability","weightPpm":200000,"foldPpm":980000,"part":"196000"},\
                        {"metric":"accuracy","weightPpm":200000,"foldPpm":900000,"part":"180000"}],\
                        "sum":"766000","scorePpm":766000}""");
        assertThat(page.path("grade").toString())
                .isEqualTo(
                        """
                        {"gradeFloorPpm":500000,"scorePpm":766000,"gradePpm":1266000,\
                        "priceMultiplier":"1.266"}""");
    }

    @Test
    void partsAreExactAndTheScoreIsRoundedDown() {
        var page = page(record(9, 1, 0, 0, 4).build(), List.of());
        assertThat(page.at("/score/parts/0/part").asText()).isEqualTo("0.3");
        assertThat(page.at("/score/sum").asText()).isEqualTo("1.1");
        assertThat(page.at("/score/scorePpm").asInt()).isEqualTo(1);
    }

    @Test
    void aProviderThatNobodyMeasuredHasNoBuckets() {
        var page = page(record(0, 500_000, 500_000, 500_000, 500_000).build(), List.of());
        assertThat(page.path("before").toString()).isEqualTo("{\"number\":0}");
        assertThat(page.path("buckets")).isEmpty();
        assertThat(page.path("scorePpm").asInt()).isEqualTo(500_000);
    }

    /// Latency of 400 ms against 200 is 500,000; of 250 ms 800,000; 0.7 x 500,000 + 0.3 x 800,000 =
    /// 590,000. Throughput is never measured, accuracy first in the second bucket.
    @Test
    void everyBucketIsToldFromItsObserversToItsFolds() {
        var first =
                record(1, 500_000, 500_000, 0, 500_000)
                        .setBucket(
                                bucket(300_000)
                                        .setObserved(
                                                List.of(
                                                        means("eye", 400L, 990_000),
                                                        means("owl", 900L, 940_000)))
                                        .setLatencyP95Ms(400L)
                                        .setLatencyScorePpm(500_000)
                                        .setAvailabilityPpm(940_000)
                                        .setAvailabilityScorePpm(0)
                                        .build())
                        .build();
        var second =
                record(2, 590_000, 500_000, 0, 700_000)
                        .setBucket(
                                bucket(600_000)
                                        .setLatencyP95Ms(250L)
                                        .setLatencyScorePpm(800_000)
                                        .setAccuracyPpm(700_000)
                                        .setAccuracyScorePpm(700_000)
                                        .build())
                        .build();
        var page = page(second, List.of(first, second));
        assertThat(page.path("before").toString()).isEqualTo("{\"number\":0}");
        assertThat(page.path("buckets").toString())
                .isEqualTo(
                        """
                        [{"number":1,"startMs":300000,"foldedMs":1728000005000,"absent":false,\
                        "observed":[{"observer":"eye","reports":2,"latencyP95Ms":400,\
                        "availabilityPpm":990000},{"observer":"owl","reports":2,\
                        "latencyP95Ms":900,"availabilityPpm":940000}],\
                        "latency":{"median":400,"normalisedPpm":500000,"step":"first",\
                        "foldPpm":500000},\
                        "throughput":{"step":"kept","foldPpm":500000},\
                        "availability":{"median":940000,"normalisedPpm":0,"step":"first",\
                        "foldPpm":0},\
                        "accuracy":{"step":"kept","foldPpm":500000}},\
                        {"number":2,"startMs":600000,"foldedMs":1728000005000,"absent":false,\
                        "observed":[],\
                        "latency":{"median":250,"normalisedPpm":800000,"step":"folded",\
                        "foldPpm":590000},\
                        "throughput":{"step":"kept","foldPpm":500000},\
                        "availability":{"step":"kept","foldPpm":0},\
                        "accuracy":{"median":700000,"normalisedPpm":700000,"step":"first",\
                        "foldPpm":700000}}]""");
    }

    @Test
    void ofMoreBucketsThanAreKeptTheFirstSaysWhatTheOthersBeganWith() {
        var kept = new ArrayList<QualityScore>();
        for (long n = 6; n <= 30; n++) {
            kept.add(record(n, 1, 2, 3, 4).setBucket(bucket(n).build()).build());
        }
        var page = page(kept.getLast(), kept);
        assertThat(page.path("before").toString())
                .isEqualTo(
                        """
                        {"number":6,"latencyPpm":1,"throughputPpm":2,"availabilityPpm":3,\
                        "accuracyPpm":4}""");
        assertThat(page.path("buckets")).hasSize(24);
        assertThat(page.at("/buckets/0/number").asLong()).isEqualTo(7);
    }

    @Test
    void whatWasFoldedAfterTheScoreThatIsExplainedIsLeftOut() {
        var kept = new ArrayList<QualityScore>();
        for (long n = 1; n <= 3; n++) {
            kept.add(record(n, 1, 2, 3, 4).setBucket(bucket(n).build()).build());
        }
        assertThat(page(kept.get(1), kept).path("buckets")).hasSize(2);
        var ahead = record(9, 5, 6, 7, 8).build();
        assertThat(page(ahead, kept).path("buckets")).isEmpty();
        assertThat(page(ahead, kept).at("/before/number").asLong()).isEqualTo(9);
    }

    /// Today is day 20,000: seven days back is 19,994.
    @Test
    void strikesAreToldWithTheirFiguresAndCounted() {
        var strikes =
                List.of(
                        new Strike(19_987L, "LOW_SCORE", 1L, Map.of("scorePpm", 399_999L)),
                        new Strike(19_993L, "UNAVAILABLE", 2L, Map.of("availabilityPpm", 9L)),
                        new Strike(19_994L, "PROVIDER_FAULT", 3L, Map.of("unusedMicros", 5L)));
        var record =
                record(1, 1, 1, 1, 1)
                        .setStanding(ProviderStanding.SUSPENDED)
                        .setStrikes(strikes)
                        .build();
        assertThat(page(record, List.of()).path("standing").toString())
                .isEqualTo(
                        """
                        {"standing":"SUSPENDED","strikes":[\
                        {"day":19987,"reason":"LOW_SCORE","timeMs":1,\
                        "figures":{"scorePpm":399999}},\
                        {"day":19993,"reason":"UNAVAILABLE","timeMs":2,\
                        "figures":{"availabilityPpm":9}},\
                        {"day":19994,"reason":"PROVIDER_FAULT","timeMs":3,\
                        "figures":{"unused":"0.000005"}}],\
                        "strikesIn7Days":1,"suspendedAt":3,"strikesIn14Days":3,"removedAt":5}""");
    }

    @Test
    void theLastDayTheCapacityAndTheBondAreTold() {
        var day =
                ProviderDay.newBuilder()
                        .setDay(19_999)
                        .setScorePpm(850_000)
                        .setBuckets(288)
                        .setEnded(12)
                        .setRank(1)
                        .setRanked(10)
                        .setBaseMicros(2_000_001)
                        .setBonusMicros(600_000)
                        .setFundMicros(600_000)
                        .setBonusesMicros(1_000_000)
                        .build();
        var record =
                record(1, 1, 1, 1, 1)
                        .setDay(day)
                        .setRateMicros(90_000_000)
                        .setAttestedRateMicros(80_000_000)
                        .setAttestedUntilMs(NOW + 1)
                        .setBusyRateMicros(30_000_000)
                        .setBondMicros(2_500_000)
                        .setBondPpm(1_100_000)
                        .setRequiredBondMicros(4_000_000)
                        .setForfeitedMicros(750_000)
                        .setRetainedMicros(500_000)
                        .build();
        var page = page(record, List.of());
        assertThat(page.path("day").toString())
                .isEqualTo(
                        """
                        {"day":19999,"scorePpm":850000,"buckets":288,"ended":12,"rank":1,\
                        "ranked":10,"base":"2.000001","bonus":"0.6","penalty":"0","fund":"0.6",\
                        "bonuses":"1","halfBase":"1"}""");
        assertThat(page.path("capacity").toString())
                .isEqualTo(
                        """
                        {"rate":"90","attestedRate":"80","attestedUntilMs":1728000005001,\
                        "busyRate":"30","freeRate":"50"}""");
        assertThat(page.path("bond").toString())
                .isEqualTo(
                        """
                        {"bond":"2.5","bondPpm":1100000,"requiredBond":"4","retained":"0.5","missing":"1.5",\
                        "forfeited":"0.75","shortfall":"0"}""");

        var expired =
                QualityScore.newBuilder(record).setAttestedUntilMs(NOW).setBondMicros(5_000_000);
        assertThat(page(expired.build(), List.of()).at("/capacity/freeRate").asText())
                .isEqualTo("0");
        assertThat(page(expired.build(), List.of()).at("/bond/missing").asText()).isEqualTo("0");
    }

    @Test
    void theReferencesAreTheMarkets() {
        assertThat(page(record(0, 1, 1, 1, 1).build(), List.of()).path("references").toString())
                .isEqualTo(
                        """
                        {"latencyReferenceMs":200,"latencyMaximumMs":2000,\
                        "throughputReference":"100","availabilityNonePpm":950000,\
                        "availabilityFullPpm":999900,"accuracyChancePpm":0,\
                        "accuracyReferencePpm":1000000}""");
    }

    private static JsonNode page(QualityScore last, List<QualityScore> scored) {
        var inOrder = new ArrayList<>(scored);
        inOrder.sort(Comparator.comparingLong(QualityScore::getBuckets));
        return Explanation.shown(MARKET, last, inOrder);
    }

    /// As the market would publish these folds.
    private static QualityScore.Builder record(
            long number, int latency, int throughput, int availability, int accuracy) {
        long weighted =
                300_000L * (latency + throughput) + 200_000L * ((long) availability + accuracy);
        int score = (int) (weighted / 1_000_000);
        return QualityScore.newBuilder()
                .setProvider("p")
                .setMarket(MARKET.getMarket())
                .setBucketStartMs(number * 300_000)
                .setBuckets(number)
                .setTimeMs(NOW)
                .setLatencyPpm(latency)
                .setThroughputPpm(throughput)
                .setAvailabilityPpm(availability)
                .setAccuracyPpm(accuracy)
                .setScorePpm(score)
                .setGradePpm(500_000 + score);
    }

    private static ScoredBucket.Builder bucket(long startMs) {
        return ScoredBucket.newBuilder().setStartMs(startMs);
    }

    private static ObserverMeans means(String observer, Long latencyMs, Integer availabilityPpm) {
        return new ObserverMeans(observer, 2, latencyMs, null, availabilityPpm, null);
    }
}
