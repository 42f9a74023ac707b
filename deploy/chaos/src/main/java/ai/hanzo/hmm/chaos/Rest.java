package ai.hanzo.hmm.chaos;

import static ai.hanzo.hmm.node.setup.Waiting.answer;

import ai.hanzo.hmm.chaos.child.Watch;
import ai.hanzo.hmm.wire.topic.TopicCatalogue;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Whether an exchange has come to rest: its logs have ceased to grow, no transaction is open in
/// them, and the streams have read them to their ends.
final class Rest implements AutoCloseable {
    private static final Duration STILL = Duration.ofSeconds(2);

    private final Admin admin;
    private final TopicCatalogue topics;
    private final List<String> groups;

    /// @param groups of the streams
    Rest(String bootstrapServers, TopicCatalogue topics, List<String> groups) {
        this.admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
        this.topics = topics;
        this.groups = List.copyOf(groups);
    }

    /// Returns when it is at rest, or with what keeps it from that.
    Optional<String> await(Duration limit) throws InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        var before = ends(IsolationLevel.READ_UNCOMMITTED);
        while (true) {
            Watch.pass(System.nanoTime() + STILL.toNanos());
            var now = ends(IsolationLevel.READ_UNCOMMITTED);
            var unrest = unrest(before, now);
            if (unrest.isEmpty() || System.nanoTime() > deadline) return unrest;
            before = now;
        }
    }

    /// Whether every partition has all its replicas.
    boolean isReplicated() throws InterruptedException {
        return answer("the topics", admin.describeTopics(names()).allTopicNames()).values().stream()
                .flatMap(topic -> topic.partitions().stream())
                .allMatch(partition -> partition.isr().size() == partition.replicas().size());
    }

    @Override
    public void close() {
        admin.close();
    }

    private Optional<String> unrest(Map<TopicPartition, Long> before, Map<TopicPartition, Long> now)
            throws InterruptedException {
        for (var end : now.entrySet()) {
            if (!end.getValue().equals(before.get(end.getKey()))) {
                return Optional.of(end.getKey() + " still grows");
            }
        }
        var stable = ends(IsolationLevel.READ_COMMITTED);
        for (var end : now.entrySet()) {
            if (stable.get(end.getKey()) < end.getValue()) {
                return Optional.of(
                        "a transaction is open in %s at %d of %d"
                                .formatted(end.getKey(), stable.get(end.getKey()), end.getValue()));
            }
        }
        for (var group : groups) {
            var lag = lag(group, now);
            if (lag.isPresent()) return lag;
        }
        return Optional.empty();
    }

    private Optional<String> lag(String group, Map<TopicPartition, Long> ends)
            throws InterruptedException {
        var offsets =
                answer(
                        "how far " + group + " is",
                        admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
        for (var offset : offsets.entrySet()) {
            var end = ends.get(offset.getKey());
            if (end != null && offset.getValue() != null && offset.getValue().offset() < end) {
                return Optional.of(
                        "%s is at %d of %d of %s"
                                .formatted(
                                        group, offset.getValue().offset(), end, offset.getKey()));
            }
        }
        return Optional.empty();
    }

    private Map<TopicPartition, Long> ends(IsolationLevel isolation) throws InterruptedException {
        var wanted = new HashMap<TopicPartition, OffsetSpec>();
        for (var topic :
                answer("the topics", admin.describeTopics(names()).allTopicNames()).values()) {
            for (var partition : topic.partitions()) {
                wanted.put(
                        new TopicPartition(topic.name(), partition.partition()),
                        OffsetSpec.latest());
            }
        }
        var ends = new HashMap<TopicPartition, Long>();
        answer(
                        "the ends of the topics",
                        admin.listOffsets(wanted, new ListOffsetsOptions(isolation)).all())
                .forEach((partition, end) -> ends.put(partition, end.offset()));
        return ends;
    }

    private List<String> names() {
        var names = new ArrayList<String>();
        topics.all().forEach(topic -> names.add(topic.name()));
        names.add(topics.deadLetters());
        return names;
    }
}
