package ai.hanzo.hmm.check.driven;

import ai.hanzo.hmm.check.tiny.MemoryLogs;
import ai.hanzo.hmm.streams.ExchangeTopology;
import ai.hanzo.hmm.streams.Faults;
import ai.hanzo.hmm.streams.Rooms;
import ai.hanzo.hmm.streams.quality.QualitySettings;
import ai.hanzo.hmm.streams.quality.QualityTopology;
import ai.hanzo.hmm.streams.token.TokenKeys;
import ai.hanzo.hmm.wire.Allocation;
import ai.hanzo.hmm.wire.QualityScore;
import ai.hanzo.hmm.wire.registry.FixedCatalogue;
import ai.hanzo.hmm.wire.serde.AvroDeserializer;
import ai.hanzo.hmm.wire.serde.AvroSerializer;
import ai.hanzo.hmm.wire.topic.Partitions;
import ai.hanzo.hmm.wire.topic.Topic;
import ai.hanzo.hmm.wire.topic.TopicCatalogue;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;

/// The exchange and the quality room, each in a driver, one partition a topic. What one writes and
/// the other reads is carried over, and everything is kept as a broker would keep it.
public final class Driven implements AutoCloseable {
    final TopicCatalogue topics = new TopicCatalogue("d.");
    final MemoryLogs logs = new MemoryLogs(topics, 1);
    private final Faults faults = new Faults();
    private final FixedCatalogue registry = new FixedCatalogue(topics);
    private final AvroSerializer<SpecificRecord> values = new AvroSerializer<>(registry, true);
    private final AvroDeserializer<QualityScore> scores =
            new AvroDeserializer<>(registry, QualityScore.class);
    private final AvroDeserializer<Allocation> shown =
            new AvroDeserializer<>(registry, Allocation.class);
    private final Set<String> topicNames = names(topics);
    private final Map<String, byte[]> lastQuality = new HashMap<>();
    private final Map<String, Allocation> allocations = new LinkedHashMap<>();
    private final List<Application> applications;
    private long timeMs;

    private final class Application {
        private final Set<String> reads;
        private final TopologyTestDriver driver;

        private Application(String name, Topology topology, Path folder) {
            reads = sources(topology);
            var config = new Properties();
            config.put(StreamsConfig.APPLICATION_ID_CONFIG, name);
            config.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "unused:1");
            config.put(StreamsConfig.STATE_DIR_CONFIG, folder.resolve(name).toString());
            driver = new TopologyTestDriver(topology, config, Instant.ofEpochMilli(timeMs));
        }
    }

    /// @param startMs when it begins, ms since 1970
    Driven(Path folder, long startMs) {
        timeMs = startMs;
        var rooms =
                new Rooms(
                        topics,
                        registry,
                        new Partitions(1, 1, 1),
                        faults,
                        Duration.ofMillis(50),
                        Duration.ofMillis(100));
        var exchange =
                ExchangeTopology.build(rooms, TokenKeys.loadOrCreate(folder.resolve("keys")));
        var quality = QualityTopology.build(topics, registry, QualitySettings.of(1));
        applications =
                List.of(
                        new Application("exchange", exchange, folder),
                        new Application("quality", quality, folder));
    }

    long timeMs() {
        return timeMs;
    }

    List<String> faults() {
        return faults.seen();
    }

    /// Time goes by until then, ms since 1970.
    void until(long nextMs) {
        if (nextMs <= timeMs) return;
        for (var application : applications) {
            application.driver.advanceWallClockTime(Duration.ofMillis(nextMs - timeMs));
        }
        timeMs = nextMs;
        carry();
    }

    /// Somebody writes to an input topic now, and all follows.
    <V extends SpecificRecord> void send(Topic<V> topic, String key, V value) {
        put(topic, key, value);
        carry();
    }

    /// Somebody writes to an input topic now; what follows is carried over with what comes next.
    <V extends SpecificRecord> void put(Topic<V> topic, String key, V value) {
        var bytes = values.serialize(topic.name(), value);
        give(
                topic.name(),
                new TestRecord<>(
                        key.getBytes(StandardCharsets.UTF_8), bytes, Instant.ofEpochMilli(timeMs)),
                null);
    }

    /// What was published last of a provider in a market.
    Optional<QualityScore> quality(String provider, String market) {
        return Optional.ofNullable(lastQuality.get(provider + '|' + market))
                .map(bytes -> scores.deserialize(topics.quality().name(), bytes));
    }

    /// All allocations, each as it was published last, the oldest first.
    Collection<Allocation> allocations() {
        return allocations.values();
    }

    @Override
    public void close() {
        applications.forEach(application -> application.driver.close());
    }

    /// Takes what was written and gives it to whoever else reads it, until nothing is written.
    private void carry() {
        for (boolean isQuiet = false; !isQuiet; ) {
            isQuiet = true;
            for (var application : applications) {
                for (var topic : application.driver.producedTopicNames()) {
                    if (!topicNames.contains(topic)) continue;
                    for (var record : take(application, topic)) {
                        isQuiet = false;
                        give(topic, record, application);
                    }
                }
            }
        }
    }

    /// @param from who wrote it and has read it by itself; null for a client
    private void give(String topic, TestRecord<byte[], byte[]> written, Application from) {
        // A broker stamps what is appended to a log; who reads what it writes has stamped it so.
        boolean isStamped =
                !topic.equals(topics.marketCommands().name()) || from.reads.contains(topic);
        var record =
                isStamped
                        ? written
                        : new TestRecord<>(
                                written.key(), written.value(), Instant.ofEpochMilli(timeMs));
        if (topic.equals(topics.quality().name())) {
            lastQuality.put(new String(record.key(), StandardCharsets.UTF_8), record.value());
        }
        if (topic.equals(topics.allocations().name())) {
            var allocation = shown.deserialize(topic, record.value());
            allocations.put(allocation.getAllocationId(), allocation);
        }
        logs.put(
                topic,
                0,
                new String(record.key(), StandardCharsets.UTF_8),
                record.value(),
                record.timestamp(),
                record.headers());
        var bytes = new ByteArraySerializer();
        for (var application : applications) {
            if (application != from && application.reads.contains(topic)) {
                application.driver.createInputTopic(topic, bytes, bytes).pipeInput(record);
            }
        }
    }

    private static List<TestRecord<byte[], byte[]>> take(Application application, String topic) {
        var bytes = new ByteArrayDeserializer();
        return application.driver.createOutputTopic(topic, bytes, bytes).readRecordsToList();
    }

    private static Set<String> names(TopicCatalogue topics) {
        var names = new HashSet<>(topics.all().stream().map(Topic::name).toList());
        names.add(topics.deadLetters());
        return names;
    }

    private Set<String> sources(Topology topology) {
        var text = topology.describe().toString();
        return Set.copyOf(
                topics.all().stream()
                        .map(Topic::name)
                        .filter(
                                name ->
                                        text.lines()
                                                .filter(line -> line.contains("Source:"))
                                                .anyMatch(line -> reads(line, name)))
                        .toList());
    }

    private static boolean reads(String line, String topic) {
        int from = line.indexOf("(topics: [");
        if (from < 0) return false;
        var named = line.substring(from + 10, line.indexOf("])", from));
        return List.of(named.split(", ")).contains(topic);
    }
}
