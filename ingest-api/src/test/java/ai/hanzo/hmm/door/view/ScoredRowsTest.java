package ai.hanzo.hmm.door.view;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.wire.QualityScore;
import ai.hanzo.hmm.wire.ScoredBucket;

import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.LongStream;

/// What is kept of a provider's buckets.
class ScoredRowsTest {
    private static final String MARKET = "gpu-inference/h100";

    @TempDir Path state;
    private ViewRig rig;

    @BeforeEach
    void start() {
        rig = new ViewRig(state);
    }

    @AfterEach
    void stop() {
        rig.close();
    }

    @Test
    void theLast24BucketsAndTheOneBeforeThemAreKept() {
        for (long number = 1; number <= 60; number++) put(folded("p", MARKET, number));
        assertThat(numbers("p", MARKET)).containsExactly(LongStream.rangeClosed(36, 60).toArray());
        assertThat(rig.views.quality("p")).hasSize(1);

        KeyValueStore<String, byte[]> store = rig.driver.getKeyValueStore("whole-quality");
        try (var rows = store.all()) {
            assertThat(rows).toIterable().as("the last record and 25 rows").hasSize(26);
        }
    }

    @Test
    void providersAndMarketsAreKeptApart() {
        put(folded("p", MARKET, 1));
        put(folded("p", "gpu-training/h100", 1));
        put(folded("p", "gpu-training/h100", 2));
        put(folded("p2", MARKET, 7));
        assertThat(numbers("p", MARKET)).containsExactly(1);
        assertThat(numbers("p", "gpu-training/h100")).containsExactly(1, 2);
        assertThat(numbers("p2", MARKET)).containsExactly(7);
        assertThat(numbers("p3", MARKET)).isEmpty();
    }

    @Test
    void whatElseChangesLeavesTheBucketWhereItIs() {
        put(folded("p", MARKET, 1));
        put(folded("p", MARKET, 2));
        put(QualityScore.newBuilder(folded("p", MARKET, 2)).setBucket(null).build());
        assertThat(numbers("p", MARKET)).containsExactly(1, 2);
        assertThat(rig.views.scored("p", MARKET))
                .allSatisfy(record -> assertThat(record.getBucket()).isNotNull());
        assertThat(rig.views.quality("p").getFirst().getBucket()).isNull();
    }

    @Test
    void aProviderThatNobodyMeasuredHasNoRow() {
        put(QualityScore.newBuilder(folded("p", MARKET, 0)).setBucket(null).build());
        assertThat(numbers("p", MARKET)).isEmpty();
        assertThat(rig.views.quality("p")).hasSize(1);
    }

    /// The topic is compacted, so that who begins late misses records.
    @Test
    void whatIsKeptBeginsAfterTheLastGap() {
        put(folded("p", MARKET, 1));
        put(folded("p", MARKET, 2));
        put(folded("p", MARKET, 26));
        put(folded("p", MARKET, 27));
        assertThat(numbers("p", MARKET)).as("26 is where 1 was").containsExactly(26, 27);
        put(QualityScore.newBuilder(folded("p", MARKET, 40)).setBucket(null).build());
        put(folded("p", MARKET, 41));
        assertThat(numbers("p", MARKET)).as("40 says the folds alone").containsExactly(40, 41);
    }

    @Test
    void recordsThatAreReadAgainAfterACrashChangeNothing() {
        for (long number = 1; number <= 30; number++) put(folded("p", MARKET, number));
        for (long number = 3; number <= 30; number++) put(folded("p", MARKET, number));
        assertThat(numbers("p", MARKET)).containsExactly(LongStream.rangeClosed(6, 30).toArray());
    }

    @Test
    void theProvidersOfAMarketComeBestFirst() {
        put(scored("a", MARKET, 500_000));
        put(scored("b", MARKET, 900_000));
        put(scored("c", MARKET, 500_000));
        put(scored("d", "gpu-training/h100", 999_999));
        put(scored("e", MARKET, 100));
        assertThat(rig.views.providers(MARKET, Optional.empty(), 1_000))
                .extracting(QualityScore::getProvider)
                .containsExactly("b", "a", "c", "e");
        assertThat(rig.views.providers(MARKET, Optional.empty(), 2))
                .extracting(QualityScore::getProvider)
                .containsExactly("b", "a");
        assertThat(rig.views.providers("gpu-inference/a100", Optional.empty(), 5)).isEmpty();
    }

    private long[] numbers(String provider, String market) {
        return rig.views.scored(provider, market).stream()
                .mapToLong(QualityScore::getBuckets)
                .toArray();
    }

    private void put(QualityScore record) {
        rig.put(rig.topics.quality(), record.getProvider() + "|" + record.getMarket(), record);
    }

    private static QualityScore scored(String provider, String market, int scorePpm) {
        return QualityScore.newBuilder(folded(provider, market, 1)).setScorePpm(scorePpm).build();
    }

    private static QualityScore folded(String provider, String market, long number) {
        return QualityScore.newBuilder()
                .setProvider(provider)
                .setMarket(market)
                .setBucketStartMs(number * 300_000)
                .setBuckets(number)
                .setLatencyPpm(1)
                .setThroughputPpm(2)
                .setAvailabilityPpm(3)
                .setAccuracyPpm(4)
                .setScorePpm(5)
                .setGradePpm(6)
                .setBucket(ScoredBucket.newBuilder().setStartMs(number * 300_000).build())
                .build();
    }
}
