package ai.hanzo.hmm.chaos.load;

import ai.hanzo.hmm.wire.registry.Registry;
import ai.hanzo.hmm.wire.serde.AvroDeserializer;
import ai.hanzo.hmm.wire.topic.Topic;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What a topic holds for those who read only what is committed, from its beginning.
public final class CommittedLog<V extends SpecificRecord> implements AutoCloseable {
    private final KafkaConsumer<String, V> consumer;
    private final List<TopicPartition> partitions;

    public CommittedLog(String bootstrapServers, Topic<V> topic, Registry registry) {
        var config =
                Map.<String, Object>of(
                        "bootstrap.servers", bootstrapServers,
                        "isolation.level", "read_committed",
                        "fetch.max.wait.ms", "20");
        consumer =
                new KafkaConsumer<>(
                        config,
                        new StringDeserializer(),
                        new AvroDeserializer<>(registry, topic.valueType()));
        partitions =
                consumer.partitionsFor(topic.name()).stream()
                        .map(info -> new TopicPartition(info.topic(), info.partition()))
                        .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /// All that a topic holds now, in the order of its partitions.
    public static <V extends SpecificRecord> List<ConsumerRecord<String, V>> all(
            String bootstrapServers, Topic<V> topic, Registry registry) {
        try (var log = new CommittedLog<>(bootstrapServers, topic, registry)) {
            return log.toEnd();
        }
    }

    public ConsumerRecords<String, V> poll(Duration timeout) {
        return consumer.poll(timeout);
    }

    @Override
    public void close() {
        consumer.close();
    }

    private List<ConsumerRecord<String, V>> toEnd() {
        var records = new ArrayList<ConsumerRecord<String, V>>();
        var ends = consumer.endOffsets(partitions);
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (ends.entrySet().stream()
                .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            if (System.nanoTime() > deadline)
                throw new IllegalStateException("cannot read to " + ends);
            consumer.poll(Duration.ofMillis(50)).forEach(records::add);
        }
        return records;
    }
}
