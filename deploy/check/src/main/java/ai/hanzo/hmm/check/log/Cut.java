package ai.hanzo.hmm.check.log;

import org.apache.kafka.common.TopicPartition;

import java.util.List;
import java.util.Map;

/// Where every partition is cut. Effects are cut before their causes, so that a cause is on this
/// side of the cut wherever an effect of it is.
///
/// @param extents of every partition
/// @param atRest nothing was under way: the exchange was through with all its inputs and had shown
///   what follows
/// @param hanging partitions with a transaction that neither committed nor aborted in time
public record Cut(
        Map<TopicPartition, Extent> extents, boolean atRest, List<TopicPartition> hanging) {
    public Cut {
        extents = Map.copyOf(extents);
        hanging = List.copyOf(hanging);
    }

    public Extent of(TopicPartition partition) {
        return extents.get(partition);
    }

    public Extent of(String topic, int partition) {
        return extents.get(new TopicPartition(topic, partition));
    }

    /// The partitions of a topic, in order.
    public List<TopicPartition> partitions(String topic) {
        return extents.keySet().stream()
                .filter(partition -> partition.topic().equals(topic))
                .sorted((a, b) -> Integer.compare(a.partition(), b.partition()))
                .toList();
    }

    /// Offsets of a topic to read.
    public long length(String topic) {
        return partitions(topic).stream().mapToLong(partition -> of(partition).length()).sum();
    }

    /// Whether retention has removed the beginning of a topic.
    public boolean isTrimmed(String topic) {
        return partitions(topic).stream().anyMatch(partition -> of(partition).begin() > 0);
    }
}
