package ai.hanzo.hmm.cli.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ai.hanzo.hmm.chaos.load.CommittedLog;
import ai.hanzo.hmm.local.LocalSettings;
import ai.hanzo.hmm.local.OneJvm;
import ai.hanzo.hmm.wire.Deposit;
import ai.hanzo.hmm.wire.Envelope;
import ai.hanzo.hmm.wire.Execution;
import ai.hanzo.hmm.wire.OrderCommand;
import ai.hanzo.hmm.wire.OrderSide;
import ai.hanzo.hmm.wire.OrderType;
import ai.hanzo.hmm.wire.PlaceOrder;
import ai.hanzo.hmm.wire.registry.FixedCatalogue;
import ai.hanzo.hmm.wire.registry.Registry;
import ai.hanzo.hmm.wire.serde.AvroSerializer;
import ai.hanzo.hmm.wire.topic.KeyPartition;
import ai.hanzo.hmm.wire.topic.Topic;
import ai.hanzo.hmm.wire.topic.TopicCatalogue;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

class HostileInputTest {
    private static final String MARKET = "gpu-inference/h100";
    private static final String ALICE = "alice";
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final long SEED = 20_260_101;
    private static final int PARTITIONS = 2;

    private final TopicCatalogue topics = new TopicCatalogue(TopicCatalogue.DEFAULT_PREFIX);
    private final Registry registry = new FixedCatalogue(topics);

    @Test
    void everythingBadIsADeadLetterOrARefusalAndTheStreamsGoOn(@TempDir Path folder) {
        var settings = LocalSettings.in(folder).withPorts(0, 0);
        try (var exchange = OneJvm.start(settings);
                var producer = producer(exchange);
                var outcomes =
                        new CommittedLog<>(
                                exchange.bootstrapServers(), topics.executions(), registry)) {
            send(producer, topics.deposits(), deposit("funds", 1_000_000_000_000L));
            var seen = new TreeMap<String, String>();
            awaitOutcomes(outcomes, seen, Map.of("funds", ""));
            int dead = sendWhatCannotBeRead(producer);
            dead += sendWhatBelongsToNobody(producer);
            var expected = sendWhatIsRefused(producer);
            send(producer, topics.deposits(), deposit("after", 5_000_000));
            expected.put("after", "");

            awaitOutcomes(outcomes, seen, expected);
            assertThat(deadLetters(exchange, dead))
                    .containsOnly(
                            Map.entry("MALFORMED", dead - 2), Map.entry("WRONG_PARTITION", 2));
        }
    }

    /// Random bytes, an unknown schema id, a truncated record, no key and no value, on every topic
    /// of accounts.
    private int sendWhatCannotBeRead(KafkaProducer<byte[], byte[]> producer) {
        var random = new Random(SEED);
        int sent = 0;
        for (var topic :
                List.of(
                        topics.orders(),
                        topics.liquidity(),
                        topics.transfers(),
                        topics.deposits(),
                        topics.providers())) {
            var noise = new byte[64];
            random.nextBytes(noise);
            noise[0] = 7;
            var unknownSchema = new byte[] {0, 0x7f, 0, 0, 1, 2, 3};
            var whole = bytes(topics.orders(), buy("cut", 22_000_000, 10_000));
            var cut = Arrays.copyOf(whole, whole.length - 3);
            for (var value : List.of(noise, unknownSchema, cut, new byte[0])) {
                producer.send(new ProducerRecord<>(topic.name(), utf8(ALICE), value));
                sent++;
            }
            producer.send(new ProducerRecord<>(topic.name(), 0, null, noise));
            producer.send(new ProducerRecord<>(topic.name(), utf8(ALICE), null));
            sent += 2;
        }
        return sent;
    }

    /// Keys on partitions that are not theirs, and a command under another account's key.
    private int sendWhatBelongsToNobody(KafkaProducer<byte[], byte[]> producer) {
        int wrong = 1 - KeyPartition.of(ALICE, PARTITIONS);
        producer.send(
                new ProducerRecord<>(
                        topics.orders().name(),
                        wrong,
                        utf8(ALICE),
                        bytes(topics.orders(), buy("lost", 22_000_000, 10_000))));
        producer.send(
                new ProducerRecord<>(
                        topics.deposits().name(),
                        wrong,
                        utf8(ALICE),
                        bytes(topics.deposits(), deposit("lost", 1))));
        producer.send(
                new ProducerRecord<>(
                        topics.orders().name(),
                        utf8("mallory"),
                        bytes(topics.orders(), buy("stolen", 22_000_000, 10_000))));
        return 3;
    }

    /// Commands by command id, with the code that each must be refused with.
    private Map<String, String> sendWhatIsRefused(KafkaProducer<byte[], byte[]> producer) {
        var expected = new HashMap<String, String>();
        send(producer, topics.deposits(), deposit("less-than-nothing", -5));
        expected.put("less-than-nothing", "INVALID_AMOUNT");
        for (var refused :
                List.of(
                        Map.entry(buy("off-tick", 22_050_000, 10_000), "TICK_SIZE"),
                        Map.entry(buy("off-lot", 22_000_000, 10_001), "LOT_SIZE"),
                        Map.entry(buy("dust", 100_000, 10), "MIN_NOTIONAL"),
                        Map.entry(buy("negative", 22_000_000, -10), "INVALID_AMOUNT"),
                        Map.entry(buy("free", 0, 10), "INVALID_AMOUNT"),
                        Map.entry(
                                buy("overflow", 9_200_000_000_000_000_000L, 9_000_000_000L),
                                "OVERFLOW"),
                        Map.entry(elsewhere("nowhere", "gpu-training/none"), "UNKNOWN_MARKET"),
                        Map.entry(elsewhere("nameless", "no such market"), "UNKNOWN_MARKET"),
                        Map.entry(priceless("priceless"), "INVALID_ORDER"))) {
            send(producer, topics.orders(), refused.getKey());
            expected.put(refused.getKey().getEnvelope().getId(), refused.getValue());
        }
        return expected;
    }

    private static void awaitOutcomes(
            CommittedLog<Execution> outcomes,
            Map<String, String> seen,
            Map<String, String> expected) {
        await().atMost(LIMIT)
                .untilAsserted(
                        () -> {
                            for (var record : outcomes.poll(Duration.ofMillis(20))) {
                                var outcome = record.value();
                                seen.put(outcome.getCommandId(), codeOf(outcome));
                            }
                            assertThat(seen).containsAllEntriesOf(expected);
                        });
    }

    private Map<String, Integer> deadLetters(OneJvm exchange, int count) {
        var byReason = new TreeMap<String, Integer>();
        var config =
                Map.<String, Object>of(
                        "bootstrap.servers",
                        exchange.bootstrapServers(),
                        "isolation.level",
                        "read_committed");
        var bytes = new ByteArrayDeserializer();
        try (var consumer = new KafkaConsumer<>(config, bytes, bytes)) {
            var partitions =
                    consumer.partitionsFor(topics.deadLetters()).stream()
                            .map(info -> new TopicPartition(info.topic(), info.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            await().atMost(LIMIT)
                    .untilAsserted(
                            () -> {
                                for (var record : consumer.poll(Duration.ofMillis(50))) {
                                    var reason = record.headers().lastHeader("hmm-reason").value();
                                    var text = new String(reason, StandardCharsets.UTF_8);
                                    byReason.merge(text, 1, Integer::sum);
                                }
                                int all = byReason.values().stream().mapToInt(n -> n).sum();
                                assertThat(all).isEqualTo(count);
                            });
        }
        return byReason;
    }

    private static Deposit deposit(String id, long amountMicros) {
        return new Deposit(new Envelope(ALICE, id, null, null, null), amountMicros, "test");
    }

    private static OrderCommand buy(String id, long priceMicros, long quantityMicros) {
        return order(id, limit().setPriceMicros(priceMicros).setQuantityMicros(quantityMicros));
    }

    private static OrderCommand elsewhere(String id, String market) {
        return order(
                id,
                limit().setMarket(market).setPriceMicros(22_000_000L).setQuantityMicros(10_000L));
    }

    private static OrderCommand priceless(String id) {
        return order(id, limit().setQuantityMicros(10_000L));
    }

    private static PlaceOrder.Builder limit() {
        return PlaceOrder.newBuilder()
                .setMarket(MARKET)
                .setSide(OrderSide.BUY)
                .setType(OrderType.LIMIT);
    }

    private static OrderCommand order(String id, PlaceOrder.Builder order) {
        return new OrderCommand(new Envelope(ALICE, id, null, null, null), order.build());
    }

    private static String codeOf(Execution execution) {
        return execution.getRefusal() == null ? "" : execution.getRefusal().getCode();
    }

    private <V extends SpecificRecord> void send(
            KafkaProducer<byte[], byte[]> producer, Topic<V> topic, V value) {
        producer.send(new ProducerRecord<>(topic.name(), utf8(ALICE), bytes(topic, value)));
    }

    private <V extends SpecificRecord> byte[] bytes(Topic<V> topic, V value) {
        try (var serializer = new AvroSerializer<V>(registry, true)) {
            return serializer.serialize(topic.name(), value);
        }
    }

    private static KafkaProducer<byte[], byte[]> producer(OneJvm exchange) {
        var config = Map.<String, Object>of("bootstrap.servers", exchange.bootstrapServers());
        var bytes = new ByteArraySerializer();
        return new KafkaProducer<>(config, bytes, bytes);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
