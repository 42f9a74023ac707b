package ai.hanzo.hmm.check.log;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

import java.util.Collection;
import java.util.Optional;
import java.util.function.Consumer;

/// The committed records of an exchange, on this side of a cut.
public interface Logs {
    Cut cut();

    /// Reads partitions from their beginning.
    Reader read(Collection<TopicPartition> partitions);

    /// The record at an offset of a partition.
    Optional<ConsumerRecord<byte[], byte[]>> at(TopicPartition partition, long offset);

    /// Hands over every record of a topic, partition by partition.
    default void scan(String topic, Consumer<ConsumerRecord<byte[], byte[]>> each) {
        var partitions = cut().partitions(topic);
        try (var reader = read(partitions)) {
            for (var partition : partitions) {
                for (var next = reader.next(partition);
                        next.isPresent();
                        next = reader.next(partition)) {
                    each.accept(next.get());
                }
            }
        }
    }
}
