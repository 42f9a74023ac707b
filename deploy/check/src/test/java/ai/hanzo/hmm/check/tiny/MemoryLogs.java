package ai.hanzo.hmm.check.tiny;

import ai.hanzo.hmm.check.log.Cut;
import ai.hanzo.hmm.check.log.Extent;
import ai.hanzo.hmm.check.log.Logs;
import ai.hanzo.hmm.check.log.Reader;
import ai.hanzo.hmm.wire.registry.FixedCatalogue;
import ai.hanzo.hmm.wire.serde.AvroDeserializer;
import ai.hanzo.hmm.wire.serde.AvroSerializer;
import ai.hanzo.hmm.wire.topic.KeyPartition;
import ai.hanzo.hmm.wire.topic.Topic;
import ai.hanzo.hmm.wire.topic.TopicCatalogue;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/// Logs on the heap, two partitions a topic unless told otherwise, that a test may tamper with
/// before they are read.
public final class MemoryLogs implements Logs, Sink {
    private static final int USUAL_PARTITIONS = 2;

    private final TopicCatalogue topics;
    private final int count;
    private final FixedCatalogue registry;
    private final AvroSerializer<SpecificRecord> values;
    private final Map<TopicPartition, List<Put>> partitions = new HashMap<>();
    private boolean atRest = true;
    private long processedLess;

    private record Put(byte[] key, byte[] value, long timestampMs, Headers headers) {}

    public MemoryLogs(TopicCatalogue topics) {
        this(topics, USUAL_PARTITIONS);
    }

    /// @param count of partitions of every topic
    public MemoryLogs(TopicCatalogue topics, int count) {
        this.topics = topics;
        this.count = count;
        registry = new FixedCatalogue(topics);
        values = new AvroSerializer<>(registry, true);
        for (var topic : topics.all()) add(topic.name());
        add(topics.deadLetters());
    }

    /// The same records, to be tampered with apart.
    public MemoryLogs copy() {
        var copy = new MemoryLogs(topics, count);
        partitions.forEach((at, records) -> copy.partitions.get(at).addAll(records));
        return copy;
    }

    /// All records of a topic that can be read, partition by partition.
    public <V extends SpecificRecord> List<V> all(Topic<V> topic) {
        var reader = new AvroDeserializer<>(registry, topic.valueType());
        var all = new ArrayList<V>();
        for (int p = 0; p < count; p++) {
            for (var put : partitions.get(new TopicPartition(topic.name(), p))) {
                all.add(reader.deserialize(topic.name(), put.value()));
            }
        }
        return all;
    }

    public FixedCatalogue registry() {
        return registry;
    }

    /// As if the exchange were at work, and not yet through with the last so many records.
    public void underWay(long records) {
        atRest = false;
        processedLess = records;
    }

    @Override
    public <V extends SpecificRecord> void put(Topic<V> topic, String key, V value, long timeMs) {
        var bytes = values.serialize(topic.name(), value);
        int partition = KeyPartition.of(key, count);
        put(topic.name(), partition, key, bytes, timeMs, new RecordHeaders());
    }

    /// Any bytes, anywhere.
    public void put(
            String topic, int partition, String key, byte[] value, long timeMs, Headers headers) {
        partitions
                .get(new TopicPartition(topic, partition))
                .add(new Put(key.getBytes(StandardCharsets.UTF_8), value, timeMs, headers));
    }

    /// Replaces the first record of which something is so by others, or by none.
    public <V extends SpecificRecord> void tamper(
            Topic<V> topic, Predicate<V> first, UnaryOperator<List<V>> change) {
        var reader = new AvroDeserializer<>(registry, topic.valueType());
        for (int p = 0; p < count; p++) {
            var records = partitions.get(new TopicPartition(topic.name(), p));
            for (int i = 0; i < records.size(); i++) {
                var put = records.get(i);
                var value = reader.deserialize(topic.name(), put.value());
                if (!first.test(value)) continue;
                records.remove(i);
                var others =
                        change.apply(List.of(value)).stream()
                                .map(
                                        other ->
                                                new Put(
                                                        put.key(),
                                                        values.serialize(topic.name(), other),
                                                        put.timestampMs(),
                                                        put.headers()))
                                .toList();
                records.addAll(i, others);
                return;
            }
        }
        throw new AssertionError("there is no such record in " + topic.name());
    }

    /// Swaps a record of a topic with the next in its partition.
    public <V extends SpecificRecord> void swap(Topic<V> topic, Predicate<V> first) {
        var reader = new AvroDeserializer<>(registry, topic.valueType());
        for (int p = 0; p < count; p++) {
            var records = partitions.get(new TopicPartition(topic.name(), p));
            for (int i = 0; i + 1 < records.size(); i++) {
                if (first.test(reader.deserialize(topic.name(), records.get(i).value()))) {
                    records.add(i + 1, records.remove(i));
                    return;
                }
            }
        }
        throw new AssertionError("there is no such record in " + topic.name());
    }

    @Override
    public Cut cut() {
        var extents = new HashMap<TopicPartition, Extent>();
        partitions.forEach(
                (partition, records) -> {
                    long end = records.size();
                    extents.put(partition, new Extent(0, end, Math.max(0, end - processedLess)));
                });
        return new Cut(extents, atRest, List.of());
    }

    @Override
    public Optional<ConsumerRecord<byte[], byte[]>> at(TopicPartition partition, long offset) {
        return Optional.of(record(partition, (int) offset));
    }

    @Override
    public Reader read(Collection<TopicPartition> wanted) {
        var next = new HashMap<TopicPartition, Integer>();
        return new Reader() {
            @Override
            public Optional<ConsumerRecord<byte[], byte[]>> next(TopicPartition partition) {
                int at = next.merge(partition, 1, Integer::sum) - 1;
                return at < partitions.get(partition).size()
                        ? Optional.of(record(partition, at))
                        : Optional.empty();
            }

            @Override
            public void close() {}
        };
    }

    private ConsumerRecord<byte[], byte[]> record(TopicPartition at, int offset) {
        var put = partitions.get(at).get(offset);
        return new ConsumerRecord<>(
                at.topic(),
                at.partition(),
                offset,
                put.timestampMs(),
                TimestampType.CREATE_TIME,
                put.key().length,
                put.value().length,
                put.key(),
                put.value(),
                put.headers(),
                Optional.empty());
    }

    private void add(String topic) {
        for (int p = 0; p < count; p++) {
            partitions.put(new TopicPartition(topic, p), new ArrayList<>());
        }
    }
}
