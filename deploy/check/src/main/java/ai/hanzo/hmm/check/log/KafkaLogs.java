package ai.hanzo.hmm.check.log;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// The logs of a broker.
public record KafkaLogs(String bootstrapServers, Cut cut) implements Logs {
    @Override
    public Reader read(Collection<TopicPartition> partitions) {
        return new KafkaReader(bootstrapServers, KafkaReader.COMMITTED, partitions, cut::of);
    }

    @Override
    public Optional<ConsumerRecord<byte[], byte[]>> at(TopicPartition partition, long offset) {
        var one = new Extent(offset, offset + 1, 0);
        try (var reader =
                new KafkaReader(
                        bootstrapServers, KafkaReader.COMMITTED, List.of(partition), _ -> one)) {
            return reader.next(partition);
        }
    }

    /// Records of a topic, those of aborted transactions included.
    public long countAll(String topic) {
        var partitions = cut.partitions(topic);
        long count = 0;
        try (var reader = new KafkaReader(bootstrapServers, KafkaReader.ALL, partitions, cut::of)) {
            for (var partition : partitions) {
                while (reader.next(partition).isPresent()) count++;
            }
        }
        return count;
    }
}
