package ai.hanzo.hmm.streams;

import ai.hanzo.hmm.wire.topic.Partitioning;
import ai.hanzo.hmm.wire.topic.Partitions;
import ai.hanzo.hmm.wire.topic.TopicCatalogue;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;

/// Looks before the start whether the topics are there and whether those of one group have one
/// number of partitions: a key must live in one place.
public final class TopicCheck {
    private TopicCheck() {}

    /// The partitions of each group.
    ///
    /// @throws IllegalStateException when a topic is missing or has another number than its group
    public static Partitions partitions(Admin admin, TopicCatalogue topics) {
        var described = describe(admin, topics.all().stream().map(topic -> topic.name()).toList());
        var byGroup = new EnumMap<Partitioning, Integer>(Partitioning.class);
        for (var topic : topics.all()) {
            int count = described.get(topic.name()).partitions().size();
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

    /// How often the partitions of the exchange's topics are there, >= 1: of those that differ, the
    /// least.
    public static int replication(Admin admin, TopicCatalogue topics) {
        var names = topics.all().stream().map(topic -> topic.name()).toList();
        return describe(admin, names).values().stream()
                .flatMap(topic -> topic.partitions().stream())
                .mapToInt(partition -> partition.replicas().size())
                .min()
                .orElseThrow();
    }

    private static Map<String, TopicDescription> describe(Admin admin, List<String> names) {
        var topics = new TreeMap<String, TopicDescription>();
        try {
            for (var described : admin.describeTopics(names).topicNameValues().entrySet()) {
                topics.put(described.getKey(), described.getValue().get());
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(
                    "the topics of the exchange must be there: " + e.getCause().getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking for topics", e);
        }
        return topics;
    }
}
