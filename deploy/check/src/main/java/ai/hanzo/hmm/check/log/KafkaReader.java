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

    /// All is there already; a reader that is closed waits for its last fetch.
    private static final int FETCH_WAIT_MS = 10;

    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /// Reads nothing that has not been committed.
    static final String COMMITTED = "read_committed";

    /// Reads also what was aborted.
    static final String ALL = "read_uncommitted";

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

    /// @param isolation one of the two above
    KafkaReader(
            String bootstrapServers,
            String isolation,
            Collection<TopicPartition> partitions,
            Function<TopicPartition, Extent> extents) {
        var config = new HashMap<String, Object>();
        config.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        config.put(ConsumerConfig.CLIENT_ID_CONFIG, "hmm-check");
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, isolation);
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, ENOUGH);
        config.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 4 * FETCH_BYTES);
        config.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, FETCH_BYTES);
        config.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, FETCH_WAIT_MS);
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
