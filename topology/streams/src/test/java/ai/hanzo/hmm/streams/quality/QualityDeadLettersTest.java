package ai.hanzo.hmm.streams.quality;

import static ai.hanzo.hmm.streams.quality.Telemetry.MARKET;
import static ai.hanzo.hmm.streams.quality.Telemetry.MINUTE;
import static ai.hanzo.hmm.streams.quality.Telemetry.START;
import static ai.hanzo.hmm.streams.quality.Telemetry.about;
import static ai.hanzo.hmm.streams.quality.Telemetry.bucket;
import static ai.hanzo.hmm.streams.quality.Telemetry.full;
import static ai.hanzo.hmm.streams.quality.Telemetry.means;
import static ai.hanzo.hmm.streams.quality.Telemetry.report;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import ai.hanzo.hmm.streams.inbox.DeadLetter;
import ai.hanzo.hmm.wire.MarketDefinition;
import ai.hanzo.hmm.wire.topic.KeyPartition;

import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

/// What cannot count is a dead letter that says why, and stops nothing.
class QualityDeadLettersTest {
    /// The last instant at which a report on the first bucket counts.
    private static final long DUE = START + 15 * MINUTE;

    @TempDir Path folder;
    private QualityRig rig;

    @BeforeEach
    void start() {
        rig = new QualityRig(folder, 1);
        rig.markets.pipeInput(MARKET, Telemetry.status(Telemetry.definition("north", "south")));
        rig.known("acme", "other", "a b");
    }

    @AfterEach
    void stop() {
        rig.close();
    }

    @Test
    void an_event_more_than_a_minute_ahead_is_of_the_future() {
        rig.send("acme", report("north", 1, START + MINUTE, 100), START);
        rig.send("acme", report("north", 2, START + MINUTE + 1, 100), START);
        rig.send("acme", report("north", 3, Long.MAX_VALUE, 100), START);

        assertThat(rig.reasons())
                .containsExactly(
                        "FUTURE: event at " + (START + MINUTE + 1) + ", appended at " + START,
                        "FUTURE: event at " + Long.MAX_VALUE + ", appended at " + START);
        rig.passTime(DUE + 1);
        assertThat(rig.commands.readValue())
                .isEqualTo(bucket("acme", START, 100L, means("north", 1, 100L)));
    }

    @Test
    void who_is_neither_a_registered_observer_nor_the_provider_does_not_count() {
        rig.send("acme", report("stranger", 1, START, 100), START);
        rig.send("other", report("acme", 1, START, 100), START);

        assertThat(rig.reasons())
                .containsExactly(
                        "UNKNOWN_OBSERVER: no observer stranger",
                        "UNKNOWN_OBSERVER: no observer acme");
    }

    @Test
    void what_cannot_be_read_or_contradicts_itself_is_malformed_and_the_room_goes_on() {
        rig.bytes.pipeInput("acme".getBytes(UTF_8), new byte[] {1, 2, 3}, START);
        rig.bytes.pipeInput(null, new byte[] {0}, START);
        rig.telemetry.pipeInput("acme", about("other", report("north", 1, START, 1)), START);
        rig.send("acme", report("north", -1, START, 1), START);
        rig.send("acme", report("north", 1, -1, 1), START);
        rig.send("acme", report("north", 1, START, -5), START);
        rig.send("acme", full("north", 1, START, 1, 1, 1_000_001, 1), START);
        rig.send("a b", report("north", 1, START, 1), START);
        rig.send("acme", report("north", 1, START, 100), START);

        assertThat(rig.reasons())
                .hasSize(8)
                .allMatch(reason -> reason.startsWith("MALFORMED: "))
                .contains(
                        "MALFORMED: no key",
                        "MALFORMED: key is not the provider other",
                        "MALFORMED: sequence must be >= 0: -1",
                        "MALFORMED: eventTimeMs must be >= 0: -1",
                        "MALFORMED: availabilityPpm must be 0..1000000: 1000001");
        rig.passTime(DUE + 1);
        assertThat(rig.commands.readValue())
                .isEqualTo(bucket("acme", START, 100L, means("north", 1, 100L)));
    }

    @Test
    void a_market_whose_buckets_make_no_sense_stops_nothing() {
        var definition = Telemetry.definition("north");
        for (long bucketMs : new long[] {0, -1, Long.MAX_VALUE}) {
            var broken = MarketDefinition.newBuilder(definition);
            rig.markets.pipeInput(MARKET, Telemetry.status(broken.setBucketMs(bucketMs).build()));
            rig.send("acme", report("north", 1, START, 1), START);
        }
        var endless = MarketDefinition.newBuilder(definition);
        endless.setGraceMs(Long.MAX_VALUE);
        rig.markets.pipeInput(MARKET, Telemetry.status(endless.build()));
        rig.send("acme", report("north", 1, START, 1), START);

        assertThat(rig.reasons()).hasSize(4).allMatch(reason -> reason.startsWith("MALFORMED: "));
    }

    @Test
    void a_dead_letter_is_the_record_as_received_and_says_where_it_lay() {
        byte[] key = "acme".getBytes(UTF_8);
        rig.bytes.pipeInput(key, new byte[] {9}, START);
        rig.bytes.pipeInput(key, new byte[] {8}, START + 1);
        rig.deadLetters.readRecord();

        TestRecord<byte[], byte[]> second = rig.deadLetters.readRecord();
        assertThat(second.key()).isEqualTo(key);
        assertThat(second.value()).isEqualTo(new byte[] {8});
        assertThat(QualityRig.header(second, DeadLetter.TOPIC))
                .isEqualTo(QualityRig.TOPICS.telemetry().name());
        assertThat(QualityRig.header(second, DeadLetter.PARTITION)).isEqualTo("0");
        assertThat(QualityRig.header(second, DeadLetter.OFFSET)).isEqualTo("1");
    }

    @Test
    void a_key_of_another_partition_is_a_dead_letter() {
        rig.close();
        rig = new QualityRig(folder, 64);
        rig.markets.pipeInput(MARKET, Telemetry.status(Telemetry.definition("north")));
        String here = "key-0";
        for (int i = 0; KeyPartition.of(here, 64) != 0; i++) {
            here = "key-" + i;
        }
        rig.known(here);
        rig.send(here, report("north", 1, START, 1), START);
        rig.send("acme", report("north", 1, START, 1), START);

        assertThat(rig.reasons())
                .containsExactly(
                        "WRONG_PARTITION: key belongs to partition "
                                + KeyPartition.of("acme", 64)
                                + " (murmur2): 0");
    }
}
