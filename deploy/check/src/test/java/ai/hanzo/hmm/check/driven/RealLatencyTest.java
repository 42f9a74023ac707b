package ai.hanzo.hmm.check.driven;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.check.Finding;
import ai.hanzo.hmm.wire.CreateMarket;
import ai.hanzo.hmm.wire.Deposit;
import ai.hanzo.hmm.wire.Envelope;
import ai.hanzo.hmm.wire.MarketDefinition;
import ai.hanzo.hmm.wire.MarketPhase;
import ai.hanzo.hmm.wire.OperatorCommand;
import ai.hanzo.hmm.wire.PostBond;
import ai.hanzo.hmm.wire.ProviderCommand;
import ai.hanzo.hmm.wire.QualityScore;
import ai.hanzo.hmm.wire.RegisterProvider;
import ai.hanzo.hmm.wire.TelemetryRecord;
import ai.hanzo.hmm.wire.TelemetryReport;

import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/// A day of end-to-end latencies of a real pipeline of generative AI, one provider a container,
/// through the real rooms: published, audited, and reckoned once more in a few lines.
class RealLatencyTest {
    private static final String MARKET = "gpu-inference/genai";
    private static final String OBSERVER = "observer";
    private static final long REFERENCE_MS = 10_000;
    private static final long MAXIMUM_MS = 60_000;
    private static final long BUCKET_MS = Duration.ofMinutes(5).toMillis();
    private static final int SHOWN = 5;
    private static final int LEAST_BUCKETS = 12;

    @TempDir Path folder;

    private record Request(long timeMs, long latencyMs, String container) {}

    @Test
    void aRealDayIsPublishedAuditedAndReckonedAlike() throws IOException {
        var requests =
                requests(
                        SharedData.file("traces/alibaba_genai2026_pipeline_inference_latency.csv"));
        try (var driven = new Driven(folder, requests.getFirst().timeMs() - 60_000)) {
            play(driven, requests);
            assertThat(driven.faults()).isEmpty();
            var finding = ScoresTest.audit(driven.logs, driven);
            assertThat(finding.firstOffence()).isEmpty();
            assertThat(finding.state()).isEqualTo(Finding.State.HOLDS);
            var published = published(driven);
            var reckoned = reckoned(requests);
            assertThat(published.keySet()).isEqualTo(reckoned.keySet());
            published.forEach(
                    (container, score) ->
                            assertThat(List.of(score.getBuckets(), (long) score.getLatencyPpm()))
                                    .as(container)
                                    .isEqualTo(reckoned.get(container)));
            print(published.values(), requests);
        }
    }

    /// By container: how many buckets, and what latency became, ppm.
    private static Map<String, List<Long>> reckoned(List<Request> requests) {
        var buckets = new TreeMap<String, TreeMap<Long, List<Long>>>();
        for (var r : requests) {
            buckets.computeIfAbsent(r.container(), _ -> new TreeMap<>())
                    .computeIfAbsent(r.timeMs() / BUCKET_MS, _ -> new ArrayList<>())
                    .add(r.latencyMs());
        }
        var reckoned = new TreeMap<String, List<Long>>();
        buckets.forEach(
                (container, all) -> {
                    long fold = -1;
                    for (var of : all.values()) {
                        long mean = of.stream().mapToLong(it -> it).sum() / of.size();
                        long ppm = mean >= MAXIMUM_MS ? 0 : 1_000_000 * REFERENCE_MS / mean;
                        ppm = Math.min(1_000_000, ppm);
                        fold = fold < 0 ? ppm : (7 * fold + 3 * ppm) / 10;
                    }
                    reckoned.put(container, List.of((long) all.size(), fold));
                });
        return reckoned;
    }

    private static void play(Driven driven, List<Request> requests) {
        var topics = driven.topics;
        var create = new CreateMarket(definition(), MarketPhase.ACTIVE);
        driven.send(topics.operatorCommands(), MARKET, new OperatorCommand(MARKET, "open", create));
        var containers = new TreeSet<>(requests.stream().map(Request::container).toList());
        for (var container : containers) {
            driven.send(
                    topics.deposits(),
                    container,
                    new Deposit(by(container, "d"), 1_000_000L, "test"));
            provide(driven, container, new RegisterProvider(ByteBuffer.wrap(new byte[32])));
            provide(driven, container, new PostBond(MARKET, 1_000_000L));
        }
        driven.until(driven.timeMs() + 1_000); // what was published is shown a little later
        long sequence = 0;
        for (var request : requests) {
            driven.until(request.timeMs());
            var report =
                    TelemetryReport.newBuilder()
                            .setMarket(MARKET)
                            .setObserver(OBSERVER)
                            .setSequence(sequence++)
                            .setEventTimeMs(request.timeMs())
                            .setLatencyP95Ms(request.latencyMs())
                            .build();
            driven.put(
                    topics.telemetry(),
                    request.container(),
                    new TelemetryRecord(request.container(), report));
        }
        driven.until(driven.timeMs() + Duration.ofMinutes(20).toMillis());
    }

    private static Map<String, QualityScore> published(Driven driven) {
        var last = new TreeMap<String, QualityScore>();
        driven.logs
                .all(driven.topics.quality())
                .forEach(score -> last.put(score.getProvider(), score));
        return last;
    }

    /// The ranking, as the market's README shows it.
    private static void print(Iterable<QualityScore> published, List<Request> requests) {
        var ranked = new ArrayList<QualityScore>();
        published.forEach(ranked::add);
        ranked.removeIf(score -> score.getBuckets() < LEAST_BUCKETS);
        ranked.sort(
                Comparator.comparing(QualityScore::getScorePpm)
                        .reversed()
                        .thenComparing(QualityScore::getProvider));
        System.out.printf("%d requests, %d containers ranked%n", requests.size(), ranked.size());
        for (int i = 0; i < ranked.size(); i++) {
            if (i >= SHOWN && i < ranked.size() - SHOWN) continue;
            var score = ranked.get(i);
            var its =
                    requests.stream()
                            .filter(r -> r.container().equals(score.getProvider()))
                            .mapToLong(Request::latencyMs)
                            .summaryStatistics();
            System.out.printf(
                    "| %d | `%s` | %d | %d | %d | %d | %d | %d |%n",
                    i + 1,
                    score.getProvider().substring(0, 8),
                    its.getCount(),
                    score.getBuckets(),
                    its.getSum() / its.getCount(),
                    score.getLatencyPpm(),
                    score.getScorePpm(),
                    score.getGradePpm());
        }
    }

    private static List<Request> requests(Path file) throws IOException {
        try (var lines = Files.lines(file)) {
            return lines.skip(1)
                    .map(line -> line.split(","))
                    .map(
                            cells ->
                                    new Request(
                                            Math.round(Double.parseDouble(cells[0]) * 1_000),
                                            Math.round(Double.parseDouble(cells[1])),
                                            cells[2]))
                    .toList();
        }
    }

    private static void provide(Driven driven, String account, SpecificRecord body) {
        driven.send(
                driven.topics.providers(),
                account,
                new ProviderCommand(by(account, body.getSchema().getName()), body));
    }

    private static Envelope by(String account, String id) {
        return Envelope.newBuilder().setAccount(account).setId(id).build();
    }

    private static MarketDefinition definition() {
        return MarketDefinition.newBuilder()
                .setMarket(MARKET)
                .setRawUnit("1,000,000 tokens")
                .setSecondsPerRaw(1_000_000)
                .setRateUnit("tokens/s")
                .setDefaultRateMicros(50_000_000)
                .setTickMicros(100_000)
                .setLotMicros(10)
                .setMinNotionalMicros(100)
                .setReferencePriceMicros(20_000_000)
                .setBucketMs(BUCKET_MS)
                .setLatencyReferenceMs(REFERENCE_MS)
                .setLatencyMaximumMs(MAXIMUM_MS)
                .setThroughputReferenceMicros(50_000_000)
                .setObservers(List.of(OBSERVER))
                .build();
    }
}
