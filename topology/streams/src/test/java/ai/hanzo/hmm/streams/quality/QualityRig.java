package ai.hanzo.hmm.streams.quality;

import static ai.hanzo.hmm.streams.quality.Telemetry.START;
import static ai.hanzo.hmm.streams.quality.Telemetry.about;
import static ai.hanzo.hmm.streams.quality.Telemetry.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import ai.hanzo.hmm.market.quality.Report;
import ai.hanzo.hmm.streams.inbox.DeadLetter;
import ai.hanzo.hmm.wire.MarketCommand;
import ai.hanzo.hmm.wire.MarketStatus;
import ai.hanzo.hmm.wire.TelemetryRecord;
import ai.hanzo.hmm.wire.TelemetryReport;
import ai.hanzo.hmm.wire.TelemetryTick;
import ai.hanzo.hmm.wire.registry.FixedCatalogue;
import ai.hanzo.hmm.wire.serde.AvroSerde;
import ai.hanzo.hmm.wire.topic.TopicCatalogue;

import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/// The quality room in a driver, with what goes in and what comes out.
final class QualityRig implements AutoCloseable {
    static final TopicCatalogue TOPICS = new TopicCatalogue("test.");
    static final FixedCatalogue REGISTRY = new FixedCatalogue(TOPICS);

    final TopologyTestDriver driver;
    final TestInputTopic<byte[], byte[]> bytes;
    final TestInputTopic<String, TelemetryRecord> telemetry;
    final TestInputTopic<String, MarketStatus> markets;
    final TestInputTopic<String, byte[]> quality;
    final TestOutputTopic<String, MarketCommand> commands;
    final TestOutputTopic<byte[], byte[]> deadLetters;
    final TestOutputTopic<String, TelemetryRecord> ticks;

    private final Map<String, Map<Bytes, byte[]>> changelogs = new HashMap<>();

    /// @param partitions of the topic of telemetry; the driver has the first of them
    QualityRig(Path folder, int partitions) {
        Properties config = new Properties();
        config.put(StreamsConfig.APPLICATION_ID_CONFIG, "hmm-quality");
        config.put(StreamsConfig.STATE_DIR_CONFIG, folder.toString());
        config.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        var topology = QualityTopology.build(TOPICS, REGISTRY, QualitySettings.of(partitions));
        driver = new TopologyTestDriver(topology, config, Instant.ofEpochMilli(START));
        String input = TOPICS.telemetry().name();
        var records = AvroSerde.of(REGISTRY, TelemetryRecord.class);
        var statuses = AvroSerde.of(REGISTRY, MarketStatus.class).serializer();
        var out = AvroSerde.of(REGISTRY, MarketCommand.class).deserializer();
        bytes =
                driver.createInputTopic(
                        input, new ByteArraySerializer(), new ByteArraySerializer());
        telemetry = driver.createInputTopic(input, new StringSerializer(), records.serializer());
        markets =
                driver.createInputTopic(TOPICS.markets().name(), new StringSerializer(), statuses);
        quality =
                driver.createInputTopic(
                        TOPICS.quality().name(), new StringSerializer(), new ByteArraySerializer());
        commands =
                driver.createOutputTopic(
                        TOPICS.marketCommands().name(), new StringDeserializer(), out);
        ticks = driver.createOutputTopic(input, new StringDeserializer(), records.deserializer());
        deadLetters =
                driver.createOutputTopic(
                        TOPICS.deadLetters(),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer());
    }

    /// The market has published the quality of these providers. The room reads no more of it than
    /// the key.
    void known(String... providers) {
        for (String provider : providers) {
            quality.pipeInput(provider + '|' + Telemetry.MARKET, new byte[] {0});
        }
    }

    /// A report and when the broker took it.
    void send(String provider, TelemetryReport report, long appendedMs) {
        telemetry.pipeInput(provider, about(provider, report), appendedMs);
    }

    /// Moves the room's time on by a tick.
    void passTime(long timeMs) {
        telemetry.pipeInput("acme", about("acme", new TelemetryTick(timeMs)), timeMs);
    }

    /// Moves the wall clock on to a time.
    void wallClock(long timeMs) {
        driver.advanceWallClockTime(Duration.ofMillis(timeMs - START));
    }

    /// What a restored store would hold: the changelog, the last entry of each key.
    Map<Bytes, byte[]> stored(String store) {
        var changelog =
                driver.createOutputTopic(
                        "hmm-quality-" + store + "-changelog",
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer());
        for (var entry : changelog.readKeyValuesToList()) {
            Map<Bytes, byte[]> content = changelogs.computeIfAbsent(store, _ -> new HashMap<>());
            if (entry.value == null) content.remove(Bytes.wrap(entry.key));
            else content.put(Bytes.wrap(entry.key), entry.value);
        }
        return changelogs.getOrDefault(store, Map.of());
    }

    /// How many reports a restored store would hold.
    int storedReports() {
        int reports = 0;
        for (var entry : stored("quality-reports").entrySet()) {
            reports += PageKey.is(entry.getKey()) ? reportsOf(entry.getValue()) : 1;
        }
        return reports;
    }

    private static int reportsOf(byte[] page) {
        var reports = new ArrayList<Report>();
        ReportPage.read(0, page, (_, report) -> reports.add(report));
        return reports.size();
    }

    /// Why each dead letter is one.
    List<String> reasons() {
        return deadLetters.readRecordsToList().stream()
                .map(r -> header(r, DeadLetter.REASON) + ": " + header(r, DeadLetter.DETAIL))
                .toList();
    }

    static String header(TestRecord<byte[], byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), UTF_8);
    }

    @Override
    public void close() {
        driver.close();
    }
}
