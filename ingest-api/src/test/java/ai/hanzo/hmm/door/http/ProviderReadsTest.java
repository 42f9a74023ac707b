package ai.hanzo.hmm.door.http;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.wire.ObserverMeans;
import ai.hanzo.hmm.wire.ProviderDay;
import ai.hanzo.hmm.wire.ProviderStanding;
import ai.hanzo.hmm.wire.QualityScore;
import ai.hanzo.hmm.wire.ScoredBucket;
import ai.hanzo.hmm.wire.Strike;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Map;

class ProviderReadsTest {
    private static final String PATH = "/v1/providers/p/quality";

    private TestDoor door;

    @BeforeEach
    void open() {
        door = new TestDoor();
    }

    @AfterEach
    void close() {
        door.close();
    }

    @Test
    void qualityIsShownAsItWasPublished() throws Exception {
        door.views.quality.add(whole().build());
        var answer = door.get(PATH);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().toString())
                .isEqualTo(
                        """
                        {"quality":[{"provider":"p","market":"gpu-inference/h100",\
                        "bucketStartMs":1700000100000,"buckets":7,"latencyPpm":500000,\
                        "throughputPpm":800000,"availabilityPpm":980000,"accuracyPpm":900000,\
                        "scorePpm":766000,"gradePpm":1266000,"timeMs":1700001000000,\
                        "bucket":{"startMs":1700000100000,"absent":false,"observed":[\
                        {"observer":"eye","reports":3,"throughput":"95.5"}],\
                        "throughput":"95.5","throughputScorePpm":955000},\
                        "standing":"SUSPENDED","bond":"300","requiredBond":"330.5",\
                        "bondPpm":1100000,"rate":"1000","busyRate":"50","attestedRate":"1000.5",\
                        "attestedUntilMs":1700086400000,"obliged":"12.66","allocated":"0.01",\
                        "nonce":"0a0b","nonceUntilMs":1700000300000,\
                        "strikes":[{"day":19675,"reason":"PROVIDER_FAULT","timeMs":1700000000001,\
                        "figures":{"unused":"0.25"}}],\
                        "day":{"day":19674,"scorePpm":766000,"availabilityPpm":949999,\
                        "buckets":288,"ended":10,"rank":2,"ranked":11,"base":"2","bonus":"0",\
                        "penalty":"1","fund":"1.5","bonuses":"0"},"forfeited":"0.5",\
                        "shortfall":"0.000001","retained":"0.0125"}]}""");
        assertThat(door.get("/v1/providers/q/quality").json().path("quality")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"?explain", "?explain=true", "?market=gpu-inference/h100&explain"})
    void qualityIsExplained(String query) throws Exception {
        var before = QualityScore.newBuilder(whole().build()).setBuckets(6).build();
        var last = whole().build();
        door.views.quality.add(last);
        door.views.scored.addAll(List.of(before, last));
        var pages = door.get(PATH + query).json().path("explained");
        assertThat(pages).hasSize(1);
        var page = pages.get(0);
        assertThat(page.fieldNames())
                .toIterable()
                .containsExactly(
                        "provider",
                        "market",
                        "timeMs",
                        "scorePpm",
                        "gradePpm",
                        "rules",
                        "references",
                        "fold",
                        "before",
                        "buckets",
                        "score",
                        "grade",
                        "standing",
                        "day",
                        "capacity",
                        "bond");
        assertThat(page.at("/before/number").asLong()).isEqualTo(6);
        assertThat(page.at("/buckets/0/throughput/median").asText()).isEqualTo("95.5");
    }

    @Test
    void theQueryMayNameAMarket() throws Exception {
        door.views.markets.put("gpu-training/h100", Samples.market());
        door.views.quality.add(whole().build());
        door.views.quality.add(whole().setMarket("gpu-training/h100").build());
        assertThat(door.get(PATH).json().path("quality")).hasSize(2);
        var one = door.get(PATH + "?market=gpu-training/h100&explain=false").json();
        assertThat(one.path("quality")).hasSize(1);
        assertThat(one.at("/quality/0/market").asText()).isEqualTo("gpu-training/h100");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    /v1/providers/@pool/quality         | 400 | INVALID_ID
                    /v1/providers/p/quality?explain=yes | 400 | INVALID_VALUE
                    /v1/providers/p/quality?market=GPU  | 400 | INVALID_ID
                    /v1/providers/p/quality?market=a/b  | 404 | UNKNOWN_MARKET
                    /v1/markets/a/b/providers           | 404 | UNKNOWN_MARKET
                    /v1/markets/A/b/providers           | 400 | INVALID_ID
                    """)
    void aWrongQuestionIsAProblem(String path, int status, String code) throws Exception {
        var answer = door.get(path);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.json().path("code").asText()).isEqualTo(code);
    }

    @Test
    void theProvidersOfAMarketAreALineEach() throws Exception {
        door.views.quality.add(whole().build());
        door.views.quality.add(whole().setProvider("q").setDay(null).build());
        assertThat(door.get("/v1/markets/gpu-inference/h100/providers").json().toString())
                .isEqualTo(
                        """
                        {"market":"gpu-inference/h100","providers":[\
                        {"provider":"p","scorePpm":766000,"gradePpm":1266000,\
                        "standing":"SUSPENDED","buckets":7,"obliged":"12.66","allocated":"0.01",\
                        "rate":"1000","busyRate":"50","attestedUntilMs":1700086400000,"rank":2,\
                        "ranked":11,"strikes":1},\
                        {"provider":"q","scorePpm":766000,"gradePpm":1266000,\
                        "standing":"SUSPENDED","buckets":7,"obliged":"12.66","allocated":"0.01",\
                        "rate":"1000","busyRate":"50","attestedUntilMs":1700086400000,"rank":0,\
                        "ranked":0,"strikes":1}]}""");
    }

    /// Every field has a value of its own.
    private static QualityScore.Builder whole() {
        var means = new ObserverMeans("eye", 3, null, 95_500_000L, null, null);
        var bucket =
                ScoredBucket.newBuilder()
                        .setStartMs(1_700_000_100_000L)
                        .setObserved(List.of(means))
                        .setThroughputMicros(95_500_000L)
                        .setThroughputScorePpm(955_000)
                        .build();
        var strike =
                new Strike(
                        19_675L,
                        "PROVIDER_FAULT",
                        1_700_000_000_001L,
                        Map.of("unusedMicros", 250_000L));
        var day =
                ProviderDay.newBuilder()
                        .setDay(19_674)
                        .setScorePpm(766_000)
                        .setAvailabilityPpm(949_999)
                        .setBuckets(288)
                        .setEnded(10)
                        .setRank(2)
                        .setRanked(11)
                        .setBaseMicros(2_000_000)
                        .setPenaltyMicros(1_000_000)
                        .setFundMicros(1_500_000)
                        .setBonusesMicros(0)
                        .build();
        return QualityScore.newBuilder()
                .setProvider("p")
                .setMarket(Samples.MARKET)
                .setBucketStartMs(1_700_000_100_000L)
                .setBuckets(7)
                .setLatencyPpm(500_000)
                .setThroughputPpm(800_000)
                .setAvailabilityPpm(980_000)
                .setAccuracyPpm(900_000)
                .setScorePpm(766_000)
                .setGradePpm(1_266_000)
                .setTimeMs(1_700_001_000_000L)
                .setBucket(bucket)
                .setStanding(ProviderStanding.SUSPENDED)
                .setBondMicros(300_000_000)
                .setRequiredBondMicros(330_500_000)
                .setBondPpm(1_100_000)
                .setRateMicros(1_000_000_000)
                .setBusyRateMicros(50_000_000)
                .setAttestedRateMicros(1_000_500_000)
                .setAttestedUntilMs(1_700_086_400_000L)
                .setObligedMicros(12_660_000)
                .setAllocatedMicros(10_000)
                .setNonce("0a0b")
                .setNonceUntilMs(1_700_000_300_000L)
                .setStrikes(List.of(strike))
                .setDay(day)
                .setForfeitedMicros(500_000)
                .setShortfallMicros(1)
                .setRetainedMicros(12_500);
    }
}
