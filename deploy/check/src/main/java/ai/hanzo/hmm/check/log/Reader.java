package ai.hanzo.hmm.check.log;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

import java.util.Optional;

/// Reads several partitions side by side, each in its order, with bounded buffers.
public interface Reader extends AutoCloseable {
    /// The next record of a partition before its cut; empty when there is none left.
    Optional<ConsumerRecord<byte[], byte[]>> next(TopicPartition partition);

    @Override
    void close();
}
