package ai.hanzo.hmm.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import ai.hanzo.hmm.door.explain.Explanation;
import ai.hanzo.hmm.market.event.MarketEvent;
import ai.hanzo.hmm.node.setup.MarketCatalogue;
import ai.hanzo.hmm.streams.translate.Scores;
import ai.hanzo.hmm.wire.MarketDefinition;
import ai.hanzo.hmm.wire.QualityScore;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// What the door tells of a score is enough to reckon the score that the market published.
class ExplainedTest {
    private static final String MARKET = "gpu-inference/h100";
    private static final List<String> OBSERVERS = List.of("observer-1", "house", "stranger");
    private static final long BUCKET_MS = 300_000;
    private static final int BUCKETS = 60;
    private static final int KEPT = 24;

    @ParameterizedTest
    @ValueSource(longs = {1, 77, 31_337})
    void aReaderGetsThePublishedScoreFromThePageAlone(long seed) throws IOException {
        var published = published(reports(new SplittableRandom(seed)));
        assertThat(published).hasSizeGreaterThan(30);
        int reckoned = 0;
        for (int i = 0; i < published.size(); i++) {
            var last = published.get(i);
            var kept = published.subList(Math.max(0, i - KEPT), i + 1);
            var page = page(last, kept);
            assertThat(page.get("scorePpm").asInt()).isEqualTo(last.getScorePpm());
            reckoned += PocketCalculator.check(page);
        }
        assertThat(reckoned).isGreaterThan(12 * KEPT);
    }

    /// What is there after the topic was compacted: the last record, and folds without a bucket.
    @ParameterizedTest
    @ValueSource(longs = 5)
    void aPageThatBeginsLateIsRightFromThereOn(long seed) throws IOException {
        var published = published(reports(new SplittableRandom(seed)));
        var last = published.getLast();
        assertThat(PocketCalculator.check(page(last, List.of()))).isZero();
        int from = published.size() - 3;
        var begun = QualityScore.newBuilder(published.get(from)).setBucket(null).build();
        var kept = new ArrayList<>(published.subList(from, published.size()));
        kept.set(0, begun);
        assertThat(PocketCalculator.check(page(last, kept))).isEqualTo(2);
    }

    private static JsonNode page(QualityScore last, List<QualityScore> kept) {
        return Played.json(Explanation.shown(definition(), last, kept).toString());
    }

    private static MarketDefinition definition() {
        return MarketCatalogue.builtIn().stream()
                .filter(market -> market.getMarket().equals(MARKET))
                .findFirst()
                .orElseThrow();
    }

    /// The records of the provider's buckets, as the market publishes them.
    private static List<QualityScore> published(String lines) throws IOException {
        var scores = new ArrayList<QualityScore>();
        var exchange =
                new Exchange(
                        MarketCatalogue.builtIn(),
                        said -> {
                            if (said instanceof Said.Happened(_, var market, var event)
                                    && event instanceof MarketEvent.Assessed assessed
                                    && assessed.bucket().isPresent()) {
                                scores.add(Scores.score(market, assessed));
                            }
                        });
        var chunks = new Chunks(new ByteArrayInputStream(lines.getBytes(UTF_8)));
        for (var chunk = chunks.next(); chunk.isPresent(); chunk = chunks.next()) {
            chunk.get().lines().forEach(exchange::take);
        }
        return scores;
    }

    /// A provider with a bond, and reports in which any metric may be missing; some buckets have
    /// none, and accuracy is measured late.
    private static String reports(SplittableRandom random) {
        var lines = new StringBuilder();
        lines.append(
                """
                {"timestamp":0,"type":"deposit","account":"house","amount":"1000","origin":"faucet"}
                {"timestamp":0,"type":"register","account":"house","publicKey":"%s"}
                {"timestamp":0,"type":"bond","account":"house","market":"%s","amount":"400"}
                """
                        .formatted(AttestedLines.publicKey("house"), MARKET));
        for (int bucket = 0; bucket < BUCKETS; bucket++) {
            for (int i = random.nextInt(6); i > 0; i--) {
                long atMs = (bucket + 1) * BUCKET_MS + i;
                lines.append(report(random, atMs, bucket * 10 + i, bucket > 30)).append('\n');
            }
        }
        long end = (BUCKETS + 10) * BUCKET_MS;
        return lines.append("{\"timestamp\":%d,\"type\":\"tick\"}".formatted(end)).toString();
    }

    private static String report(
            SplittableRandom random, long atMs, int sequence, boolean isAccuracyKnown) {
        var metrics = new StringBuilder();
        if (random.nextInt(4) > 0) {
            metrics.append(",\"latencyP95Ms\":").append(random.nextInt(50, 3_000));
        }
        if (random.nextInt(4) > 0) {
            metrics.append(
                    ",\"throughput\":\"%d.%06d\""
                            .formatted(random.nextInt(3_000), random.nextInt(1_000_000)));
        }
        if (random.nextInt(4) > 0) {
            metrics.append(",\"availabilityPpm\":").append(random.nextInt(940_000, 1_000_001));
        }
        if (isAccuracyKnown && random.nextInt(3) > 0) {
            metrics.append(",\"accuracyPpm\":").append(random.nextInt(1_000_001));
        }
        return """
               {"timestamp":%d,"type":"telemetry","provider":"house","market":"%s",\
               "observer":"%s","sequence":%d,"eventTimeMs":%d%s}"""
                .formatted(
                        atMs,
                        MARKET,
                        OBSERVERS.get(random.nextInt(OBSERVERS.size())),
                        sequence,
                        atMs - BUCKET_MS / 2,
                        metrics);
    }
}
