package ai.hanzo.hmm.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ai.hanzo.hmm.local.LocalSettings;
import ai.hanzo.hmm.local.OneJvm;
import ai.hanzo.hmm.wire.MarketDefinition;
import ai.hanzo.hmm.wire.TelemetryRecord;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// A whole exchange with one market, whose telemetry counts within seconds.
public final class Exchange implements AutoCloseable {
    public static final String MARKET = "gpu-inference/h100";
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final OneJvm jvm;
    private final HttpClient http = HttpClient.newHttpClient();

    private Exchange(OneJvm jvm) {
        this.jvm = jvm;
    }

    public static Exchange start(Path folder) {
        return new Exchange(
                OneJvm.start(
                        LocalSettings.in(folder).withPorts(0, 0).withMarkets(List.of(market()))));
    }

    public String door() {
        return jvm.doorUrl();
    }

    public void deposit(String account, String reference, String amount) throws Exception {
        var balances = "/v1/accounts/" + account + "/balances";
        var before = get(balances);
        post(
                "/v1/deposits",
                "{\"account\":\"%s\",\"reference\":\"%s\",\"amount\":\"%s\",\"origin\":\"test\"}"
                        .formatted(account, reference, amount));
        awaitShown("/v1/commands/" + account + "/" + reference, "\"status\":\"DONE\"");
        // balances are shown a little later than outcomes
        awaitShown(balances, shown -> assertThat(shown).isNotEqualTo(before));
    }

    /// Sends a provider's command and waits until it is done.
    public void provider(String account, String id, String rest) throws Exception {
        post("/v1/providers", "{\"account\":\"%s\",\"id\":\"%s\",%s}".formatted(account, id, rest));
        awaitShown("/v1/commands/" + account + "/" + id, "\"status\":\"DONE\"");
    }

    public void post(String path, String json) throws Exception {
        var request =
                request(path)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(json));
        var answer = http.send(request.build(), BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    }

    public String get(String path) throws Exception {
        return http.send(request(path).build(), BodyHandlers.ofString()).body();
    }

    public void awaitShown(String path, String... parts) {
        awaitShown(path, shown -> assertThat(shown).contains(parts));
    }

    public void awaitShown(String path, Consumer<String> check) {
        await().atMost(LIMIT)
                .pollInterval(Duration.ofMillis(50))
                .untilAsserted(() -> check.accept(get(path)));
    }

    /// All telemetry so far.
    public List<TelemetryRecord> telemetry() {
        var config =
                Map.<String, Object>of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        jvm.bootstrapServers(),
                        "schema.registry.url",
                        jvm.registryUrl(),
                        ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG,
                        "org.apache.kafka.common.serialization.StringDeserializer",
                        ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG,
                        "ai.hanzo.hmm.wire.serde.AvroDeserializer",
                        "specific.avro.value.type",
                        TelemetryRecord.class.getName());
        var all = new ArrayList<TelemetryRecord>();
        try (var consumer = new KafkaConsumer<String, TelemetryRecord>(config)) {
            var partitions =
                    consumer.partitionsFor("hmm.telemetry").stream()
                            .map(each -> new TopicPartition(each.topic(), each.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            await().atMost(LIMIT)
                    .until(
                            () -> {
                                consumer.poll(Duration.ofMillis(50))
                                        .forEach(record -> all.add(record.value()));
                                return partitions.stream()
                                        .allMatch(
                                                each -> consumer.position(each) >= ends.get(each));
                            });
        }
        return all;
    }

    @Override
    public void close() {
        http.close();
        jvm.close();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(jvm.doorUrl() + path))
                .timeout(Duration.ofSeconds(30));
    }

    private static MarketDefinition market() {
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
                .setBucketMs(1_000)
                .setGraceMs(5_000)
                .setLatencyReferenceMs(200)
                .setLatencyMaximumMs(2_000)
                .setThroughputReferenceMicros(2_500_000_000L)
                .setAccuracyChancePpm(250_000)
                .setAccuracyReferencePpm(950_000)
                .setObservers(List.of("observer-1", "observer-2", "observer-3"))
                .build();
    }
}
