package ai.hanzo.hmm.door;

import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;

import java.util.HashMap;
import java.util.Map;

/// Which of the overrides concern the commands' producer: Streams' own rule for its producers, that
/// the setting is one of a producer, and that `producer.` before it wins.
final class ProducerOverrides {
    private ProducerOverrides() {}

    static Map<String, String> of(Map<String, String> overrides) {
        var settings = new HashMap<>(overrides);
        settings.keySet().retainAll(ProducerConfig.configNames());
        overrides.forEach(
                (name, value) -> {
                    if (name.startsWith(StreamsConfig.PRODUCER_PREFIX)) {
                        settings.put(name.substring(StreamsConfig.PRODUCER_PREFIX.length()), value);
                    }
                });
        return settings;
    }
}
