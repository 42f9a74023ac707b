package ai.hanzo.hmm.streams;

import ai.hanzo.hmm.wire.topic.TopicCatalogue;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.streams.GroupProtocol;

import java.nio.file.Path;
import java.util.Map;

/// How the streams are run.
///
/// @param bootstrapServers Kafka's
/// @param registryUrl the schema registry's, several with commas
/// @param topicPrefix of every topic
/// @param stateDir where state stores lie; it must outlive the process for a quick restart
/// @param threads stream threads of the exchange, >= 1
/// @param commitIntervalMs how often results become visible: less is sooner, more carries more
/// @param groupProtocol how instances share the work, the same for all of them
/// @param standbys copies of every state store at other instances, >= 0
/// @param tokenKeys the folder with the keys that sign access tokens
/// @param overrides settings of Kafka Streams that replace ours
public record StreamsSettings(
        String bootstrapServers,
        String registryUrl,
        String topicPrefix,
        Path stateDir,
        int threads,
        long commitIntervalMs,
        GroupProtocol groupProtocol,
        int standbys,
        Path tokenKeys,
        Map<String, String> overrides) {
    /// The lowest latency that is worth having.
    public static final long LOW_LATENCY_COMMIT_MS = 5;

    public StreamsSettings {
        if (threads < 1) throw new IllegalArgumentException("threads must be >= 1: " + threads);
        if (commitIntervalMs < 1) {
            throw new IllegalArgumentException(
                    "commitIntervalMs must be >= 1: " + commitIntervalMs);
        }
        if (standbys < 0) throw new IllegalArgumentException("standbys must be >= 0: " + standbys);
        overrides = Map.copyOf(overrides);
    }

    /// One instance of one thread, the lowest latency, the usual prefix.
    public static StreamsSettings of(
            String bootstrapServers, String registryUrl, Path stateDir, Path tokenKeys) {
        return new StreamsSettings(
                bootstrapServers,
                registryUrl,
                TopicCatalogue.DEFAULT_PREFIX,
                stateDir,
                1,
                LOW_LATENCY_COMMIT_MS,
                GroupProtocol.CLASSIC,
                0,
                tokenKeys,
                Map.of());
    }

    /// A client that looks for topics as the streams do.
    Admin admin() {
        return Admin.create(AdminSettings.of(bootstrapServers, overrides));
    }

    /// Of an exchange under another prefix, with other settings of Kafka Streams.
    public StreamsSettings with(String topicPrefix, Map<String, String> overrides) {
        return new StreamsSettings(
                bootstrapServers,
                registryUrl,
                topicPrefix,
                stateDir,
                threads,
                commitIntervalMs,
                groupProtocol,
                standbys,
                tokenKeys,
                overrides);
    }
}
