package ai.hanzo.hmm.streams.quality;

import static ai.hanzo.hmm.streams.quality.Telemetry.MARKET;
import static ai.hanzo.hmm.streams.quality.Telemetry.MINUTE;
import static ai.hanzo.hmm.streams.quality.Telemetry.START;
import static ai.hanzo.hmm.streams.quality.Telemetry.about;
import static ai.hanzo.hmm.streams.quality.Telemetry.bucket;
import static ai.hanzo.hmm.streams.quality.Telemetry.means;
import static ai.hanzo.hmm.streams.quality.Telemetry.report;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import ai.hanzo.hmm.streams.inbox.DeadLetter;
import ai.hanzo.hmm.streams.inbox.Inbox;
import ai.hanzo.hmm.wire.TelemetryRecord;
import ai.hanzo.hmm.wire.TelemetryReport;
import ai.hanzo.hmm.wire.TelemetryTick;
import ai.hanzo.hmm.wire.registry.FixedCatalogue;
import ai.hanzo.hmm.wire.serde.AvroSerde;
import ai.hanzo.hmm.wire.serde.StateCodec;
import ai.hanzo.hmm.wire.topic.TopicCatalogue;

import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/// The room over stores that outlive it: after a restart it must go on as if nothing had happened.
class QualityRestartTest {
    private static final TopicCatalogue TOPICS = new TopicCatalogue("test.");
    private static final String TOPIC = TOPICS.telemetry().name();
    private static final Serde<TelemetryRecord> SERDE =
            AvroSerde.of(new FixedCatalogue(TOPICS), TelemetryRecord.class);
    private static final long DUE = START + 15 * MINUTE;

    @TempDir File folder;
    private List<StateStore> stores;
    private MockProcessorContext<Object, Object> context;
    private QualityProcessor room;

    @BeforeEach
    void start() {
        context = newContext();
        stores =
                QualityState.stores().stream()
                        .<StateStore>map(
                                builder ->
                                        builder.withLoggingDisabled().withCachingDisabled().build())
                        .toList();
        stores.forEach(store -> store.init(context.getStateStoreContext(), store));
        room = newRoom();
        restart();
    }

    @AfterEach
    void stop() {
        stores.forEach(StateStore::close);
    }

    @Test
    void open_buckets_are_rebuilt_and_repeated_reports_are_still_known() {
        send(report("north", 1, START, 100), START);
        send(report("south", 1, START, 300), START);
        room = newRoom();
        restart();
        send(report("north", 1, START, 900), START + 1);
        send(report("north", 3, START, 201), START + 1);

        send(new TelemetryTick(DUE), DUE + 1);

        assertThat(commands())
                .as("north's mean is 150, south's 300, the lower counts")
                .containsExactly(
                        bucket(
                                "acme",
                                START,
                                150L,
                                means("north", 2, 150L),
                                means("south", 1, 300L)));
        assertThat(deadLetters()).isEmpty();
    }

    /// 62 and 61 do not count any more once 1 and 0 do, though they still lie in a page.
    @Test
    void reports_that_took_anothers_place_are_rebuilt_with_those_in_pages() {
        for (int sequence = 3; sequence <= 62; sequence++) {
            send(report("north", sequence, START, 600), START);
        }
        send(report("north", 1, START, 0), START);
        room = newRoom();
        restart();
        send(report("north", 0, START, 0), START);
        room = newRoom();
        restart();
        send(report("north", 62, START, 9_000), START);
        send(report("north", 1, START, 9_000), START);

        send(new TelemetryTick(DUE), DUE + 1);

        // 58 x 600 / 60
        assertThat(commands())
                .containsExactly(bucket("acme", START, 580L, means("north", 60, 580L)));
        assertThat(deadLetters()).isEmpty();
        assertThat(stored()).as("nothing is left").isZero();
    }

    @Test
    void a_store_of_before_pages_is_read_and_goes_with_its_bucket() {
        var bucket = new BucketKey(DUE, START, "acme", MARKET);
        var codec = new StateCodec<>(TelemetryReport.class);
        for (var report : List.of(report("north", 1, START, 100), report("north", 2, START, 200))) {
            var key = new ReportKey(bucket, "north", report.getSequence()).toBytes();
            QualityState.of(context).reports().put(key, codec.encode(report));
        }
        room = newRoom();
        restart();
        send(report("north", 2, START, 900), START);
        send(report("north", 3, START, 300), START);

        send(new TelemetryTick(DUE), DUE + 1);

        assertThat(commands())
                .containsExactly(bucket("acme", START, 200L, means("north", 3, 200L)));
        assertThat(stored()).as("nothing is left").isZero();
    }

    @Test
    void the_time_is_remembered_so_a_closed_bucket_stays_closed() {
        send(report("north", 1, START, 100), START);
        send(new TelemetryTick(DUE), DUE + 1);
        room = newRoom();
        restart();

        send(report("south", 1, START, 100), DUE);

        assertThat(commands()).isEmpty();
        assertThat(deadLetters()).containsExactly("LATE");
    }

    /// After an aborted transaction Kafka Streams initialises the same processor again.
    @Test
    void the_same_processor_starts_from_nothing_but_the_stores() {
        send(report("north", 1, START, 100), START);
        QualityState.of(context).reports().all().forEachRemaining(e -> forget(e.key));
        restart();

        send(new TelemetryTick(DUE), DUE + 1);

        assertThat(commands()).as("the report was rolled back").isEmpty();
    }

    @Test
    void a_bucket_that_fell_due_while_nobody_ran_is_ticked_and_patiently_ticked_again() {
        send(report("north", 1, START, 100), START);
        room = newRoom();
        restart();

        assertThat(ticksAt(DUE)).isZero();
        assertThat(ticksAt(DUE + 1)).isEqualTo(1);
        assertThat(ticksAt(DUE + 200)).as("not read back yet").isZero();
        assertThat(ticksAt(DUE + 5_000)).isZero();
        assertThat(ticksAt(DUE + 5_001)).as("patience has ended").isEqualTo(1);
        send(new TelemetryTick(DUE), DUE - 1);
        assertThat(ticksAt(DUE + 5_201)).as("read back, and still due").isEqualTo(1);
    }

    private void restart() {
        context = newContext();
        stores.forEach(context::addStateStore);
        room.init(context);
    }

    private int stored() {
        var stored = new ArrayList<Bytes>();
        try (var all = QualityState.of(context).reports().all()) {
            all.forEachRemaining(entry -> stored.add(entry.key));
        }
        return stored.size();
    }

    private void forget(Bytes key) {
        QualityState.of(context).reports().delete(key);
    }

    private void send(Object body, long appendedMs) {
        context.setRecordMetadata(TOPIC, 0, 0);
        byte[] value = SERDE.serializer().serialize(TOPIC, about("acme", body));
        room.process(new Record<>("acme".getBytes(UTF_8), value, appendedMs));
    }

    private int ticksAt(long wallMs) {
        int before = context.forwarded(QualityTopology.TICKS).size();
        for (var punctuator : context.scheduledPunctuators()) {
            assertThat(punctuator.getType()).isEqualTo(PunctuationType.WALL_CLOCK_TIME);
            punctuator.getPunctuator().punctuate(wallMs);
        }
        return context.forwarded(QualityTopology.TICKS).size() - before;
    }

    private List<Object> commands() {
        return context.forwarded(QualityTopology.MARKET_COMMANDS).stream()
                .<Object>map(forward -> forward.record().value())
                .toList();
    }

    private List<String> deadLetters() {
        return context.forwarded(QualityTopology.DEAD_LETTERS).stream()
                .map(forward -> forward.record().headers().lastHeader(DeadLetter.REASON))
                .map(header -> new String(header.value(), UTF_8))
                .toList();
    }

    private MockProcessorContext<Object, Object> newContext() {
        return new MockProcessorContext<>(new Properties(), new TaskId(0, 0), folder);
    }

    private static QualityProcessor newRoom() {
        var gate =
                new TelemetryGate(
                        _ -> Optional.of(Telemetry.definition("north", "south")), (_, _) -> true);
        return new QualityProcessor(
                new Inbox<>(SERDE.deserializer(), 1),
                _ -> gate,
                QualityTopology.outlets(new TopicCatalogue(TopicCatalogue.DEFAULT_PREFIX)),
                QualitySettings.of(1));
    }
}
