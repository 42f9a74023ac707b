package ai.hanzo.hmm.node.setup;

import static ai.hanzo.hmm.node.setup.Waiting.answer;

import ai.hanzo.hmm.node.CannotStart;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// Makes the topics that are absent and checks those that are there: with another number of
/// partitions an account would live in two places, with other settings its time or its history
/// would not be what the market was promised.
public final class TopicSetup {
    private final Admin admin;

    public TopicSetup(Admin admin) {
        this.admin = admin;
    }

    /// Returns when all of these exist, as they are wanted, and clients can see them.
    ///
    /// @throws CannotStart when one exists otherwise
    public void ensure(Collection<NewTopic> wanted) {
        var making = admin.createTopics(wanted).values();
        making.forEach(TopicSetup::made);
        awaitSeen(making.keySet());
        var partitions =
                answer(
                        "the topics' partitions",
                        admin.describeTopics(making.keySet()).allTopicNames());
        var settings = settings(List.copyOf(making.keySet()));
        for (var topic : wanted) {
            requirePartitions(topic, partitions.get(topic.name()));
            requireSettings(topic, settings.get(topic.name()));
        }
    }

    private static void made(String name, KafkaFuture<Void> future) {
        try {
            answer("making the topic " + name, future);
        } catch (IllegalStateException e) {
            if (!isCausedByExisting(e)) throw e;
        }
    }

    private static boolean isCausedByExisting(IllegalStateException e) {
        return e.getCause() instanceof ExecutionException execution
                && execution.getCause() instanceof TopicExistsException;
    }

    /// The controller answers a little before brokers have heard of a topic.
    private void awaitSeen(Collection<String> names) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(Waiting.ANSWER_WITHIN_S);
        while (!answer("which topics there are", admin.listTopics().names()).containsAll(names)) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("topics were made and are not seen: " + names);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }

    private Map<String, Map<String, String>> settings(List<String> names) {
        var resources =
                names.stream()
                        .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
                        .toList();
        var described = answer("the topics' settings", admin.describeConfigs(resources).all());
        var settings = new HashMap<String, Map<String, String>>();
        described.forEach(
                (topic, config) -> {
                    var values = new HashMap<String, String>();
                    config.entries().forEach(entry -> values.put(entry.name(), entry.value()));
                    settings.put(topic.name(), values);
                });
        return settings;
    }

    private static void requirePartitions(NewTopic wanted, TopicDescription found) {
        int count = found.partitions().size();
        if (count == wanted.numPartitions()) return;
        throw new CannotStart(
                "the topic %s has %d partitions and %d are asked for: ask for %d, or begin anew (hmm up --fresh)"
                        .formatted(wanted.name(), count, wanted.numPartitions(), count));
    }

    private static void requireSettings(NewTopic wanted, Map<String, String> found) {
        for (var setting : Map.copyOf(wanted.configs()).entrySet()) {
            var value = found.get(setting.getKey());
            if (setting.getValue().equals(value)) continue;
            throw new CannotStart(
                    "the topic %s has %s=%s and must have %s: set it with kafka-configs.sh, or begin anew (hmm up --fresh)"
                            .formatted(wanted.name(), setting.getKey(), value, setting.getValue()));
        }
    }
}
