package ai.hanzo.hmm.streams;

import ai.hanzo.hmm.streams.inbox.StreamFaults;
import ai.hanzo.hmm.streams.quality.QualitySettings;
import ai.hanzo.hmm.streams.quality.QualityTopology;
import ai.hanzo.hmm.streams.token.TokenKeys;
import ai.hanzo.hmm.wire.registry.RegistryClient;
import ai.hanzo.hmm.wire.registry.RegistrySettings;
import ai.hanzo.hmm.wire.topic.TopicCatalogue;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.GroupProtocol;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.BiConsumer;

/// Two Kafka Streams applications in one program: the exchange, and quality beside it, so that
/// telemetry shares neither threads nor transactions with matching. As many programs may run as
/// there are partitions.
public final class StreamsProgram implements AutoCloseable {
    private static final String EXCHANGE = "exchange";
    private static final String QUALITY = "quality";
    private static final Duration CONFLATION = Duration.ofMillis(50);
    private static final Duration CLOCK = Duration.ofMillis(100);

    private static final Duration CLOSING = Duration.ofSeconds(20);

    private final StreamsSettings settings;
    private final Faults faults = new Faults();
    private final Map<String, KafkaStreams> applications = new LinkedHashMap<>();
    private RegistryClient registry;

    public StreamsProgram(StreamsSettings settings) {
        this.settings = settings;
    }

    /// Starts both as soon as the schema registry can be asked; {@link #notReady} says when they
    /// run.
    ///
    /// @throws IllegalStateException when the topics are not as they must be
    public void start() {
        start((_, _) -> {});
    }

    /// The same, watched.
    ///
    /// @param watcher is shown each application, and its short name, before it starts
    /// @throws IllegalStateException when the topics are not as they must be
    public void start(BiConsumer<String, KafkaStreams> watcher) {
        var topics = new TopicCatalogue(settings.topicPrefix());
        registry = new RegistryClient(new RegistrySettings(registryOf(settings)));
        Schemas.learn(registry, topics);
        try (var admin = settings.admin()) {
            var partitions = TopicCheck.partitions(admin, topics);
            var rooms = new Rooms(topics, registry, partitions, faults, CONFLATION, CLOCK);
            var keys = TokenKeys.loadOrCreate(settings.tokenKeys());
            int replication = TopicCheck.replication(admin, topics);
            var exchange =
                    StreamsProperties.of(
                            exchangeGroup(settings.topicPrefix()),
                            settings.threads(),
                            settings.commitIntervalMs(),
                            settings);
            StreamsProperties.replicate(exchange, replication);
            var config = new StreamsConfig(exchange);
            add(EXCHANGE, ExchangeTopology.build(config, rooms, keys), exchange);
            var quality = QualitySettings.of(partitions.providers());
            var ofQuality =
                    StreamsProperties.ofQuality(qualityGroup(settings.topicPrefix()), settings);
            StreamsProperties.replicate(ofQuality, replication);
            add(QUALITY, QualityTopology.build(topics, registry, quality), ofQuality);
            if (settings.groupProtocol() == GroupProtocol.STREAMS) setUpGroups(admin);
        }
        applications.forEach(watcher);
        applications.values().forEach(KafkaStreams::start);
    }

    /// What keeps the exchange from being ready; empty when nothing does.
    public List<String> notReady() {
        var reasons = new ArrayList<>(faults.seen());
        if (applications.isEmpty()) reasons.add("streams: not started");
        applications.forEach(
                (name, streams) -> {
                    if (streams.state() != KafkaStreams.State.RUNNING) {
                        reasons.add(name + ": " + streams.state());
                    }
                });
        return reasons;
    }

    /// Whether one of them has ended for good, which none does by itself but after a fault that no
    /// new attempt mends.
    public boolean hasStopped() {
        return applications.values().stream()
                .anyMatch(streams -> streams.state().hasCompletedShutdown());
    }

    @Override
    public void close() {
        // Who stops of its own accord leaves its group, so that a successor need not wait for it.
        var leave =
                CloseOptions.groupMembershipOperation(
                                CloseOptions.GroupMembershipOperation.LEAVE_GROUP)
                        .withTimeout(CLOSING);
        applications.values().forEach(streams -> streams.close(leave));
        if (registry != null) registry.close();
    }

    /// A registry that does not answer must be given up before the transaction that waits for it.
    private static Map<String, Object> registryOf(StreamsSettings settings) {
        return Map.of(
                RegistrySettings.URL,
                settings.registryUrl(),
                "http.connect.timeout.ms",
                1_000,
                "http.read.timeout.ms",
                1_000,
                "max.retries",
                2);
    }

    private void setUpGroups(Admin admin) {
        var groups = new GroupSettings(admin);
        for (var name : applications.keySet()) {
            groups.set(applicationId(settings.topicPrefix(), name), settings.standbys());
        }
    }

    /// The consumer group of the exchange whose topics have this prefix.
    public static String exchangeGroup(String topicPrefix) {
        return applicationId(topicPrefix, EXCHANGE);
    }

    /// The consumer group of the quality room whose topics have this prefix.
    public static String qualityGroup(String topicPrefix) {
        return applicationId(topicPrefix, QUALITY);
    }

    private static String applicationId(String topicPrefix, String name) {
        var prefix = topicPrefix.replaceAll("[._-]+$", "");
        return prefix.isEmpty() ? name : prefix + "-" + name;
    }

    private void add(String name, Topology topology, Properties properties) {
        var streams = new KafkaStreams(topology, properties);
        streams.setUncaughtExceptionHandler(new StreamFaults());
        applications.put(name, streams);
    }
}
