package ai.hanzo.hmm.bench;

import ai.hanzo.hmm.bench.report.Written;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;

/// Counts what stands in topics between two moments, by reading it.
public final class Traffic {
    private static final Duration POLL = Duration.ofMillis(500);

    private final String bootstrapServers;
    private final List<String> prefixes;

    /// @param prefixes of the topics' names
    public Traffic(String bootstrapServers, List<String> prefixes) {
        this.bootstrapServers = bootstrapServers;
        this.prefixes = prefixes;
    }

    /// Where the topics end now.
    public Map<TopicPartition, Long> ends() {
        try (var consumer = consumer()) {
            return consumer.endOffsets(partitions(consumer));
        }
    }

    /// What was written since, by topic.
    public List<Written> since(Map<TopicPartition, Long> beginnings) {
        try (var consumer = consumer()) {
            var ends = consumer.endOffsets(partitions(consumer));
            consumer.assign(ends.keySet());
            ends.keySet().forEach(at -> consumer.seek(at, beginnings.getOrDefault(at, 0L)));
            return read(consumer, ends);
        }
    }

    private static List<Written> read(
            KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
        var byTopic = new TreeMap<String, Written>();
        while (ends.entrySet().stream()
                .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            for (var record : consumer.poll(POLL)) {
                var at = new TopicPartition(record.topic(), record.partition());
                if (record.offset() < ends.get(at)) {
                    byTopic.merge(record.topic(), of(record), Traffic::sum);
                }
            }
        }
        return new ArrayList<>(byTopic.values());
    }

    private static Written of(ConsumerRecord<byte[], byte[]> record) {
        long key = Math.max(0, record.serializedKeySize());
        long value = Math.max(0, record.serializedValueSize());
        return new Written(record.topic(), 1, key, value);
    }

    private static Written sum(Written a, Written b) {
        return new Written(
                a.topic(),
                a.records() + b.records(),
                a.keyBytes() + b.keyBytes(),
                a.valueBytes() + b.valueBytes());
    }

    private List<TopicPartition> partitions(KafkaConsumer<byte[], byte[]> consumer) {
        return topics().stream()
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
    }

    private List<String> topics() {
        var config =
                Map.<String, Object>of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        try (var admin = Admin.create(config)) {
            return admin.listTopics().names().get().stream()
                    .filter(name -> prefixes.stream().anyMatch(name::startsWith))
                    .toList();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the topics cannot be listed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while topics were listed", e);
        }
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        return new KafkaConsumer<>(
                Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }
}
