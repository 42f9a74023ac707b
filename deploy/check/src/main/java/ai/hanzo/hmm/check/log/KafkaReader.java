package ai.hanzo.hmm.check.log;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Function;

/// Reads through one consumer. A partition that has enough waiting is paused, so that what is held
/// here does not grow with the logs.
final class KafkaReader implements Reader {
    private static final int ENOUGH = 500;
    private static final int FETCH_BYTES = 512 * 1_024;
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Map<TopicPartition, Lane> lanes = new HashMap<>();

    /// What of a partition waits to be taken, and how far it goes.
    private static final class Lane {
        private final Queue<ConsumerRecord<byte[], byte[]>> waiting = new ArrayDeque<>();
        private final long end;
        private boolean isRead;

        private Lane(long end) {
            this.end = end;
        }
    }

    /// @param isolation read_committed or read_uncommitted
    KafkaReader(
            String bootstrapServers,
            String isolation,
            Collection<TopicPartition> partitions,
            Function<TopicPartition, Extent> extents) {
        var config =
                Map.<String, Object>of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.CLIENT_ID_CONFIG,
                        "hmm-check",
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        isolation,
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false,
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "none",
                        ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                        ENOUGH,
                        ConsumerConfig.FETCH_MAX_BYTES_CONFIG,
                        4 * FETCH_BYTES,
                        ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG,
                        FETCH_BYTES);
        consumer =
                new KafkaConsumer<>(
                        config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        consumer.assign(partitions);
        for (var partition : partitions) {
            var extent = extents.apply(partition);
            lanes.put(partition, new Lane(extent.end()));
            consumer.seek(partition, extent.begin());
            if (extent.length() == 0) finish(partition);
        }
    }

    /// @throws IllegalStateException when the broker gives nothing for a minute
    @Override
    public Optional<ConsumerRecord<byte[], byte[]>> next(TopicPartition partition) {
        var lane = lanes.get(partition);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (lane.waiting.isEmpty() && !lane.isRead) {
            poll(partition);
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(
                        "the broker has given nothing of %s from offset %d for %d s"
                                .formatted(
                                        partition,
                                        consumer.position(partition),
                                        PATIENCE.toSeconds()));
            }
        }
        return Optional.ofNullable(lane.waiting.poll());
    }

    @Override
    public void close() {
        consumer.close();
    }

    private void poll(TopicPartition wanted) {
        lanes.forEach(
                (partition, lane) -> {
                    if (lane.isRead) return;
                    boolean full = lane.waiting.size() >= ENOUGH && !partition.equals(wanted);
                    var one = List.of(partition);
                    if (full) consumer.pause(one);
                    else consumer.resume(one);
                });
        for (var record : consumer.poll(POLL)) {
            var lane = lanes.get(new TopicPartition(record.topic(), record.partition()));
            if (record.offset() < lane.end) lane.waiting.add(record);
        }
        lanes.forEach(
                (partition, lane) -> {
                    if (!lane.isRead && consumer.position(partition) >= lane.end) finish(partition);
                });
    }

    private void finish(TopicPartition partition) {
        lanes.get(partition).isRead = true;
        consumer.pause(List.of(partition));
    }
}
