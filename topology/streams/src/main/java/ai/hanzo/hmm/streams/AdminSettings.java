package ai.hanzo.hmm.streams;

import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.streams.StreamsConfig;

import java.util.HashMap;
import java.util.Map;

/// What a client is set up with that looks at topics and groups.
public final class AdminSettings {
    private AdminSettings() {}

    /// @param overrides settings of Kafka Streams; of these it gets what Streams' own such client
    ///   gets: the settings of its kind, `security.protocol` among them, and those with the prefix
    ///   `admin.` before all others
    public static Map<String, Object> of(String bootstrapServers, Map<String, String> overrides) {
        var settings = new HashMap<String, Object>(overrides);
        settings.keySet().retainAll(AdminClientConfig.configNames());
        settings.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        var prefix = StreamsConfig.ADMIN_CLIENT_PREFIX;
        overrides.forEach(
                (name, value) -> {
                    if (name.startsWith(prefix)) {
                        settings.put(name.substring(prefix.length()), value);
                    }
                });
        return settings;
    }
}
