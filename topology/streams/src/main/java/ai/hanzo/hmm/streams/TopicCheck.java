package ai.hanzo.hmm.streams;

import ai.hanzo.hmm.wire.topic.Partitioning;
import ai.hanzo.hmm.wire.topic.Partitions;
import ai.hanzo.hmm.wire.topic.TopicCatalogue;

import org.apache.kafka.clients.admin.Admin;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;

/// Looks before the start whether the topics are there and whether those of one group have one
/// number of partitions: a key must live in one place.
final class TopicCheck {
    private TopicCheck() {}

    /// The partitions of each group.
    ///
    /// @throws IllegalStateException when a topic is missing or has another number than its group
    static Partitions partitions(Admin admin, TopicCatalogue topics) {
        var counts = describe(admin, topics.all().stream().map(topic -> topic.name()).toList());
        var byGroup = new EnumMap<Partitioning, Integer>(Partitioning.class);
        for (var topic : topics.all()) {
            int count = counts.get(topic.name());
            var before = byGroup.putIfAbsent(topic.partitioning(), count);
            if (before != null && before != count) {
                throw new IllegalStateException(
                        "topics keyed alike must have one number of partitions: %s has %d, others %d"
                                .formatted(topic.name(), count, before));
            }
        }
        return new Partitions(
                byGroup.get(Partitioning.ACCOUNTS),
                byGroup.get(Partitioning.MARKETS),
                byGroup.get(Partitioning.PROVIDERS));
    }

    private static Map<String, Integer> describe(Admin admin, List<String> names) {
        var counts = new TreeMap<String, Integer>();
        try {
            for (var described : admin.describeTopics(names).topicNameValues().entrySet()) {
                counts.put(described.getKey(), described.getValue().get().partitions().size());
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(
                    "the topics of the exchange must be there: " + e.getCause().getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking for topics", e);
        }
        return counts;
    }
}
