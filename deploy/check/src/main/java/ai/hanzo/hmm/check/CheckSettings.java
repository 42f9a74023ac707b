package ai.hanzo.hmm.check;

import ai.hanzo.hmm.local.demo.Progress;
import ai.hanzo.hmm.wire.registry.FixedCatalogue;
import ai.hanzo.hmm.wire.registry.Registry;
import ai.hanzo.hmm.wire.topic.TopicCatalogue;

/// What to check.
///
/// @param bootstrapServers Kafka's
/// @param registry knows the schemas of the records
/// @param topicPrefix of every topic of the exchange
/// @param progress is told how far the check is
public record CheckSettings(
        String bootstrapServers, Registry registry, String topicPrefix, Progress progress) {
    /// What remembering commands may take: a third of the heap.
    long memoryBytes() {
        return Runtime.getRuntime().maxMemory() / 3;
    }

    /// The usual prefix, the schemas of this program, in silence.
    public static CheckSettings of(String bootstrapServers) {
        var topics = new TopicCatalogue(TopicCatalogue.DEFAULT_PREFIX);
        return new CheckSettings(
                bootstrapServers,
                new FixedCatalogue(topics),
                TopicCatalogue.DEFAULT_PREFIX,
                Progress.SILENT);
    }
}
