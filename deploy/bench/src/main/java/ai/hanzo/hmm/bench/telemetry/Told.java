package ai.hanzo.hmm.bench.telemetry;

import ai.hanzo.hmm.wire.MarketCommand;
import ai.hanzo.hmm.wire.QualityBucket;
import ai.hanzo.hmm.wire.registry.FixedCatalogue;
import ai.hanzo.hmm.wire.serde.AvroSerde;
import ai.hanzo.hmm.wire.topic.TopicCatalogue;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Compares what the markets were told with what they must be told: every bucket once, and nothing
/// else.
final class Told {
    private static final Duration POLL = Duration.ofMillis(200);

    private final String bootstrapServers;
    private final TopicCatalogue topics;
    private final Deserializer<MarketCommand> commands;
    private final Map<Bucket, QualityBucket> missing = new HashMap<>();

    private record Bucket(String provider, long startMs) {}

    Told(String bootstrapServers, TopicCatalogue topics) {
        this.bootstrapServers = bootstrapServers;
        this.topics = topics;
        this.commands =
                AvroSerde.of(new FixedCatalogue(topics), MarketCommand.class).deserializer();
    }

    /// Reads from the beginning until there is nothing missing.
    ///
    /// @param stillRuns throws when nothing can come any more
    /// @throws IllegalStateException when a bucket is wrong or too many, or does not come in time
    void check(List<QualityBucket> expected, Duration within, Runnable stillRuns) {
        for (var one : expected) missing.put(bucket(one), one);
        long deadline = System.nanoTime() + within.toNanos();
        try (var consumer = consumer()) {
            var partitions =
                    consumer.partitionsFor(topics.marketCommands().name()).stream()
                            .map(info -> new TopicPartition(info.topic(), info.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (!missing.isEmpty()) {
                for (var record : consumer.poll(POLL)) compare(record.value());
                stillRuns.run();
                if (System.nanoTime() > deadline) {
                    throw new IllegalStateException(
                            "%,d of %,d buckets did not close, one of them %s"
                                    .formatted(
                                            missing.size(),
                                            expected.size(),
                                            missing.values().iterator().next()));
                }
            }
        }
    }

    private void compare(byte[] value) {
        var command = commands.deserialize(topics.marketCommands().name(), value);
        if (!(command.getBody() instanceof QualityBucket told)) {
            throw new IllegalStateException("not a bucket: " + command);
        }
        var expected = missing.remove(bucket(told));
        if (!told.equals(expected)) {
            throw new IllegalStateException("told %s, expected %s".formatted(told, expected));
        }
    }

    private static Bucket bucket(QualityBucket of) {
        return new Bucket(of.getProvider(), of.getStartMs());
    }

    private KafkaConsumer<String, byte[]> consumer() {
        return new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
    }
}
