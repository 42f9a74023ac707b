package ai.hanzo.hmm.streams.quality;

import static ai.hanzo.hmm.streams.quality.Telemetry.MARKET;
import static ai.hanzo.hmm.streams.quality.Telemetry.MINUTE;
import static ai.hanzo.hmm.streams.quality.Telemetry.START;
import static ai.hanzo.hmm.streams.quality.Telemetry.about;
import static ai.hanzo.hmm.streams.quality.Telemetry.report;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import ai.hanzo.hmm.streams.inbox.DeadLetter;
import ai.hanzo.hmm.wire.MarketCommand;
import ai.hanzo.hmm.wire.MarketDefinition;
import ai.hanzo.hmm.wire.MarketStatus;
import ai.hanzo.hmm.wire.QualityBucket;
import ai.hanzo.hmm.wire.TelemetryRecord;
import ai.hanzo.hmm.wire.TelemetryReport;
import ai.hanzo.hmm.wire.TelemetryTick;
import ai.hanzo.hmm.wire.registry.FixedCatalogue;
import ai.hanzo.hmm.wire.serde.AvroSerde;
import ai.hanzo.hmm.wire.topic.KeyPartition;
import ai.hanzo.hmm.wire.topic.TopicCatalogue;

import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

class QualityTopologyTest {
    private static final TopicCatalogue TOPICS = new TopicCatalogue("test.");
    private static final FixedCatalogue REGISTRY = new FixedCatalogue(TOPICS);

    /// The last instant at which a report on the first bucket counts.
    private static final long DUE = START + 15 * MINUTE;

    @TempDir Path folder;
    private TopologyTestDriver driver;
    private TestInputTopic<byte[], byte[]> bytes;
    private TestInputTopic<String, TelemetryRecord> telemetry;
    private TestInputTopic<String, MarketStatus> markets;
    private TestOutputTopic<String, MarketCommand> commands;
    private TestOutputTopic<byte[], byte[]> deadLetters;
    private TestOutputTopic<String, TelemetryRecord> ticks;

    @BeforeEach
    void start() {
        start(1);
        markets.pipeInput(MARKET, Telemetry.status(Telemetry.definition("north", "south")));
    }

    @AfterEach
    void stop() {
        driver.close();
    }

    @Test
    void a_bucket_becomes_the_median_of_its_observers_once_its_grace_has_passed() {
        send("acme", full("north", 1, START, 300, 40_000_000, 990_000, 900_000), START + 1);
        send("acme", full("north", 2, START + MINUTE, 501, 0, 999_999, 900_001), START + MINUTE);
        send("acme", full("south", 1, START + 1, 100, 60_000_000, 0, 0), START + MINUTE);
        send("acme", report("acme", 9, START + 2, 1), START + 2 * MINUTE);
        assertThat(commands.isEmpty()).isTrue();

        passTime(DUE + 1);

        // Latency: means 400, 100 and 1; throughput, availability, accuracy of the two that
        // measured, the lower.
        assertThat(commands.readKeyValue())
                .isEqualTo(
                        KeyValue.pair(
                                MARKET,
                                command(
                                        new QualityBucket(
                                                "acme", START, 3, 100L, 20_000_000L, 0, 0))));
        assertThat(commands.isEmpty()).isTrue();
        assertThat(deadLetters.isEmpty()).isTrue();
    }

    @Test
    void a_bucket_is_open_at_its_due_time_and_closed_after_it() {
        send("acme", report("north", 1, START, 100), START);
        send("acme", report("south", 1, START, 50), DUE);
        assertThat(commands.isEmpty()).isTrue();

        send("acme", report("south", 2, START, 50), DUE + 1);

        assertThat(commands.readValue()).isEqualTo(command(latency("acme", START, 2, 50L)));
        assertThat(commands.isEmpty()).isTrue();
        assertThat(reasons())
                .containsExactly(
                        "LATE: bucket " + START + " closed at " + DUE + ", now " + (DUE + 1));
    }

    @Test
    void a_repeated_report_does_not_count_twice() {
        send("acme", report("north", 1, START, 100), START);
        send("acme", report("north", 1, START, 100), START + 1);
        send("acme", report("north", 1, START, 900), START + 2);
        send("acme", report("north", 2, START, 201), START + 3);

        passTime(DUE + 1);

        assertThat(commands.readValue())
                .as("the mean of 100 and 201")
                .isEqualTo(command(latency("acme", START, 1, 150L)));
        assertThat(deadLetters.isEmpty()).isTrue();
    }

    @Test
    void only_the_sixty_lowest_sequences_of_an_observer_count() {
        for (int i = 1; i <= 61; i++) send("acme", report("north", i + 1, START, 60), START + i);
        send("acme", report("north", 1, START, 0), START + 100);

        assertThat(stored("quality-reports")).hasSize(60);
        passTime(DUE + 1);

        assertThat(commands.readValue())
                .as("59 x 60 / 60")
                .isEqualTo(command(latency("acme", START, 1, 59L)));
    }

    @Test
    void each_provider_market_and_bucket_closes_by_itself_in_the_order_it_is_due() {
        send("zeta", report("north", 1, START, 1), START);
        send("acme", report("north", 1, START + 5 * MINUTE, 2), START + 5 * MINUTE);
        send("acme", report("north", 2, START, 3), START + 5 * MINUTE);
        send("acme", report("north", 3, START + 6 * MINUTE, 4), START + 6 * MINUTE);

        passTime(DUE + 5 * MINUTE + 1);

        assertThat(commands.readValuesToList())
                .containsExactly(
                        command(latency("acme", START, 1, 3L)),
                        command(latency("zeta", START, 1, 1L)),
                        command(latency("acme", START + 5 * MINUTE, 1, 3L)));
    }

    @Test
    void an_event_more_than_a_minute_ahead_is_of_the_future() {
        send("acme", report("north", 1, START + MINUTE, 100), START);
        send("acme", report("north", 2, START + MINUTE + 1, 100), START);
        send("acme", report("north", 3, Long.MAX_VALUE, 100), START);

        assertThat(reasons())
                .containsExactly(
                        "FUTURE: event at " + (START + MINUTE + 1) + ", appended at " + START,
                        "FUTURE: event at " + Long.MAX_VALUE + ", appended at " + START);
        passTime(DUE + 1);
        assertThat(commands.readValue()).isEqualTo(command(latency("acme", START, 1, 100L)));
    }

    @Test
    void who_is_neither_a_registered_observer_nor_the_provider_does_not_count() {
        send("acme", report("stranger", 1, START, 100), START);
        send("other", report("acme", 1, START, 100), START);

        assertThat(reasons())
                .containsExactly(
                        "UNKNOWN_OBSERVER: no observer stranger",
                        "UNKNOWN_OBSERVER: no observer acme");
    }

    @Test
    void a_market_counts_from_when_it_is_published_and_as_it_was_published_last() {
        send("acme", of("gpu-memory/h100", "north"), START);
        send("acme", report("west", 1, START, 100), START);
        markets.pipeInput(MARKET, Telemetry.status(Telemetry.definition("west")));
        send("acme", report("west", 2, START, 100), START);
        markets.pipeInput(MARKET, (MarketStatus) null);
        send("acme", report("west", 3, START, 100), START);

        assertThat(reasons())
                .containsExactly(
                        "UNKNOWN_MARKET: no market gpu-memory/h100",
                        "UNKNOWN_OBSERVER: no observer west",
                        "UNKNOWN_MARKET: no market " + MARKET);
    }

    @Test
    void what_cannot_be_read_or_contradicts_itself_is_malformed_and_the_room_goes_on() {
        bytes.pipeInput("acme".getBytes(UTF_8), new byte[] {1, 2, 3}, START);
        bytes.pipeInput(null, new byte[] {0}, START);
        telemetry.pipeInput("acme", about("other", report("north", 1, START, 1)), START);
        send("acme", report("north", -1, START, 1), START);
        send("acme", report("north", 1, -1, 1), START);
        send("acme", report("north", 1, START, -5), START);
        send("acme", full("north", 1, START, 1, 1, 1_000_001, 1), START);
        send("a b", report("north", 1, START, 1), START);
        send("acme", report("north", 1, START, 100), START);

        assertThat(reasons())
                .hasSize(8)
                .allMatch(reason -> reason.startsWith("MALFORMED: "))
                .contains(
                        "MALFORMED: no key",
                        "MALFORMED: key is not the provider other",
                        "MALFORMED: sequence must be >= 0: -1",
                        "MALFORMED: eventTimeMs must be >= 0: -1",
                        "MALFORMED: availabilityPpm must be 0..1000000: 1000001");
        passTime(DUE + 1);
        assertThat(commands.readValue()).isEqualTo(command(latency("acme", START, 1, 100L)));
    }

    @Test
    void a_market_whose_buckets_make_no_sense_stops_nothing() {
        var definition = Telemetry.definition("north");
        for (long bucketMs : new long[] {0, -1, Long.MAX_VALUE}) {
            var broken = MarketDefinition.newBuilder(definition);
            markets.pipeInput(MARKET, Telemetry.status(broken.setBucketMs(bucketMs).build()));
            send("acme", report("north", 1, START, 1), START);
        }
        var endless = MarketDefinition.newBuilder(definition);
        endless.setGraceMs(Long.MAX_VALUE);
        markets.pipeInput(MARKET, Telemetry.status(endless.build()));
        send("acme", report("north", 1, START, 1), START);

        assertThat(reasons()).hasSize(4).allMatch(reason -> reason.startsWith("MALFORMED: "));
    }

    @Test
    void a_dead_letter_is_the_record_as_received_and_says_where_it_lay() {
        byte[] key = "acme".getBytes(UTF_8);
        bytes.pipeInput(key, new byte[] {9}, START);
        bytes.pipeInput(key, new byte[] {8}, START + 1);
        deadLetters.readRecord();

        TestRecord<byte[], byte[]> second = deadLetters.readRecord();
        assertThat(second.key()).isEqualTo(key);
        assertThat(second.value()).isEqualTo(new byte[] {8});
        assertThat(header(second, DeadLetter.TOPIC)).isEqualTo(TOPICS.telemetry().name());
        assertThat(header(second, DeadLetter.PARTITION)).isEqualTo("0");
        assertThat(header(second, DeadLetter.OFFSET)).isEqualTo("1");
    }

    @Test
    void a_key_of_another_partition_is_a_dead_letter() {
        driver.close();
        start(64);
        markets.pipeInput(MARKET, Telemetry.status(Telemetry.definition("north")));
        String here = "key-0";
        for (int i = 0; KeyPartition.of(here, 64) != 0; i++) {
            here = "key-" + i;
        }
        send(here, report("north", 1, START, 1), START);
        send("acme", report("north", 1, START, 1), START);

        assertThat(reasons())
                .containsExactly(
                        "WRONG_PARTITION: key belongs to partition "
                                + KeyPartition.of("acme", 64)
                                + " (murmur2): 0");
    }

    @Test
    void when_nobody_reports_the_clock_writes_one_tick_and_that_closes_the_bucket() {
        send("acme", report("north", 1, START, 100), START);
        wallClock(DUE);
        assertThat(ticks.isEmpty()).as("not due yet").isTrue();
        assertThat(commands.isEmpty()).isTrue();

        driver.advanceWallClockTime(Duration.ofMillis(200));

        assertThat(ticks.readKeyValue())
                .isEqualTo(KeyValue.pair("acme", about("acme", new TelemetryTick(DUE))));
        assertThat(commands.readValue()).isEqualTo(command(latency("acme", START, 1, 100L)));
        driver.advanceWallClockTime(Duration.ofHours(1));
        assertThat(ticks.isEmpty()).as("nothing is due any more").isTrue();
        assertThat(deadLetters.isEmpty()).isTrue();
    }

    @Test
    void a_closed_bucket_leaves_nothing_in_the_store_or_its_changelog() {
        send("acme", report("north", 1, START, 100), START);
        send("acme", report("south", 1, START, 100), START);
        assertThat(stored("quality-reports")).hasSize(2);

        passTime(DUE + 1);

        assertThat(stored("quality-reports")).isEmpty();
        assertThat(stored("quality-time")).hasSize(1);
    }

    @Test
    void all_is_named_and_a_room_stands_by_itself() {
        assertThat(QualityTopology.build(TOPICS, REGISTRY, QualitySettings.of(1)).describe())
                .hasToString(
                        """
                        Topologies:
                           Sub-topology: 0 for global store (will not generate tasks)
                            Source: quality-markets-topic (topics: [test.markets])
                              --> quality-markets-copy
                            Processor: quality-markets-copy (stores: [quality-markets])
                              --> none
                              <-- quality-markets-topic
                          Sub-topology: 1
                            Source: quality-telemetry (topics: [test.telemetry])
                              --> quality-room
                            Processor: quality-room (stores: [quality-time, quality-reports])
                              --> quality-dead-letters, quality-market-commands, quality-ticks
                              <-- quality-telemetry
                            Sink: quality-dead-letters (topic: test.dead-letters)
                              <-- quality-room
                            Sink: quality-market-commands (topic: test.market-commands)
                              <-- quality-room
                            Sink: quality-ticks (topic: test.telemetry)
                              <-- quality-room

                        """);
    }

    private void start(int partitions) {
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

    private void send(String provider, TelemetryReport report, long appendedMs) {
        telemetry.pipeInput(provider, about(provider, report), appendedMs);
    }

    private void passTime(long timeMs) {
        telemetry.pipeInput("acme", about("acme", new TelemetryTick(timeMs)), timeMs);
    }

    private void wallClock(long timeMs) {
        driver.advanceWallClockTime(Duration.ofMillis(timeMs - START));
    }

    /// What a restored store would hold: the changelog, the last entry of each key.
    private Map<Bytes, byte[]> stored(String store) {
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

    private final Map<String, Map<Bytes, byte[]>> changelogs = new HashMap<>();

    private List<String> reasons() {
        return deadLetters.readRecordsToList().stream()
                .map(r -> header(r, DeadLetter.REASON) + ": " + header(r, DeadLetter.DETAIL))
                .toList();
    }

    private static String header(TestRecord<byte[], byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), UTF_8);
    }

    private static MarketCommand command(QualityBucket bucket) {
        return new MarketCommand(MARKET, "", "", bucket);
    }

    private static QualityBucket latency(String provider, long start, int observers, Long ms) {
        return new QualityBucket(provider, start, observers, ms, null, null, null);
    }

    private static TelemetryReport of(String market, String observer) {
        return new TelemetryReport(market, observer, 1L, START, 1L, null, null, null);
    }

    private static TelemetryReport full(
            String observer,
            long sequence,
            long eventMs,
            long latencyMs,
            long throughput,
            int availability,
            int accuracy) {
        return new TelemetryReport(
                MARKET, observer, sequence, eventMs, latencyMs, throughput, availability, accuracy);
    }
}
