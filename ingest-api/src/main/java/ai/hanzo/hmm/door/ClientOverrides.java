package ai.hanzo.hmm.door;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// Which of the overrides concern a producer of commands, and which a consumer of what happens:
/// Streams' own rule for its clients, that the setting is one of theirs, and that `producer.` or
/// `consumer.` before it wins.
public final class ClientOverrides {
    private ClientOverrides() {}

    public static Map<String, String> ofProducer(Map<String, String> overrides) {
        return of(overrides, ProducerConfig.configNames(), StreamsConfig.PRODUCER_PREFIX);
    }

    public static Map<String, String> ofConsumer(Map<String, String> overrides) {
        return of(overrides, ConsumerConfig.configNames(), StreamsConfig.CONSUMER_PREFIX);
    }

    private static Map<String, String> of(
            Map<String, String> overrides, Set<String> names, String prefix) {
        var settings = new HashMap<>(overrides);
        settings.keySet().retainAll(names);
        overrides.forEach(
                (name, value) -> {
                    if (name.startsWith(prefix)) {
                        settings.put(name.substring(prefix.length()), value);
                    }
                });
        return settings;
    }
}
