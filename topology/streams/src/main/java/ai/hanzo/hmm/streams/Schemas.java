package ai.hanzo.hmm.streams;

import ai.hanzo.hmm.wire.registry.Registry;
import ai.hanzo.hmm.wire.serde.RegistryUnavailableException;
import ai.hanzo.hmm.wire.topic.Topic;
import ai.hanzo.hmm.wire.topic.TopicCatalogue;

import org.apache.avro.specific.SpecificData;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.concurrent.TimeUnit;

/// The schemas of all topics, asked for before any work is taken on. A registry keeps them for ever
/// once it has been asked; an instance that takes over partitions while it cannot ask would only
/// hold them up, where a peer could go on.
final class Schemas {
    private static final Logger LOG = LoggerFactory.getLogger(Schemas.class);
    private static final long PAUSE_MS = 500;

    private Schemas() {}

    /// Returns when the registry has answered about all of them, which takes as long as it is away.
    ///
    /// @throws ai.hanzo.hmm.wire.registry.RegistryRefusal when it does not take one of them
    static void learn(Registry registry, TopicCatalogue topics) {
        for (var topic : topics.all()) learn(registry, topic);
    }

    private static void learn(Registry registry, Topic<?> topic) {
        var schema = SpecificData.get().getSchema(topic.valueType());
        for (long attempt = 0; ; attempt++) {
            try {
                registry.byId(registry.register(topic.name() + "-value", schema));
                return;
            } catch (RegistryUnavailableException e) {
                if (attempt == 0) LOG.warn("waiting for the schema registry: {}", e.getMessage());
                pause(e);
            }
        }
    }

    private static void pause(RegistryUnavailableException unavailable) {
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw unavailable;
        }
    }
}
