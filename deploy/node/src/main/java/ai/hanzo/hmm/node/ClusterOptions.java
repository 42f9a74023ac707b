package ai.hanzo.hmm.node;

import ai.hanzo.hmm.wire.topic.TopicCatalogue;

import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;

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

    Admin admin() {
        return Admin.create(Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers));
    }
}
