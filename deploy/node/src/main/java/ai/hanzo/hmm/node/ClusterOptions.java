package ai.hanzo.hmm.node;

import ai.hanzo.hmm.streams.AdminSettings;
import ai.hanzo.hmm.wire.topic.TopicCatalogue;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;

import picocli.CommandLine.Option;

import java.util.Map;

/// Where an exchange is. A mixin of the commands that meet a Kafka cluster.
final class ClusterOptions {
    @Option(names = "--bootstrap-servers", paramLabel = "H:P", required = true)
    private String bootstrapServers;

    @Option(
            names = "--topic-prefix",
            paramLabel = "P",
            description = "What all topics begin with.",
            defaultValue = TopicCatalogue.DEFAULT_PREFIX)
    private String topicPrefix;

    String bootstrapServers() {
        return bootstrapServers;
    }

    String topicPrefix() {
        return topicPrefix;
    }

    TopicCatalogue topics() {
        return new TopicCatalogue(topicPrefix);
    }

    /// @param properties settings of the Kafka clients in place of ours
    /// @throws CannotStart when no client can be set up with them
    Admin admin(Map<String, String> properties) {
        try {
            return Admin.create(AdminSettings.of(bootstrapServers, properties));
        } catch (KafkaException e) {
            Throwable why = e;
            while (why.getCause() != null) why = why.getCause();
            throw new CannotStart("Kafka cannot be asked: " + why.getMessage(), e);
        }
    }
}
