package ai.hanzo.hmm.streams.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.UTF_8;

import ai.hanzo.hmm.streams.inbox.Received.Dead;
import ai.hanzo.hmm.streams.inbox.Received.Read;
import ai.hanzo.hmm.wire.Deposit;
import ai.hanzo.hmm.wire.Envelope;
import ai.hanzo.hmm.wire.registry.FixedCatalogue;
import ai.hanzo.hmm.wire.serde.AvroSerde;
import ai.hanzo.hmm.wire.serde.RegistryUnavailableException;
import ai.hanzo.hmm.wire.topic.TopicCatalogue;

import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.junit.jupiter.api.Test;

import java.util.Arrays;

class InboxTest {
    private static final TopicCatalogue TOPICS = new TopicCatalogue("test.");
    private static final String TOPIC = TOPICS.deposits().name();
    private static final Serde<Deposit> SERDE =
            AvroSerde.of(new FixedCatalogue(TOPICS), Deposit.class);
    private static final Deposit DEPOSIT =
            new Deposit(new Envelope("alice", "1", null, null, null), 5L, "bank");
    private static final byte[] VALUE = SERDE.serializer().serialize(TOPIC, DEPOSIT);

    private final Inbox<Deposit> inbox = new Inbox<>(SERDE.deserializer(), 1);

    @Test
    void a_record_is_read_with_its_key_as_text() {
        assertThat(read("alice".getBytes(UTF_8), VALUE)).isEqualTo(new Read<>("alice", DEPOSIT));
    }

    @Test
    void a_record_without_key_or_value_is_malformed() {
        assertThat(read(null, VALUE)).isEqualTo(new Dead<>(Reason.MALFORMED, "no key"));
        assertThat(read(new byte[] {'a'}, null))
                .isEqualTo(new Dead<>(Reason.MALFORMED, "no value"));
    }

    @Test
    void a_key_that_is_not_utf_8_is_malformed() {
        assertThat(read(new byte[] {(byte) 0xc3, 'x'}, VALUE))
                .isEqualTo(new Dead<>(Reason.MALFORMED, "key is not UTF-8"));
    }

    @Test
    void bytes_that_are_no_such_record_are_malformed() {
        byte[] truncated = Arrays.copyOf(VALUE, VALUE.length - 1);
        byte[] longer = Arrays.copyOf(VALUE, VALUE.length + 1);
        byte[] unknownSchema = VALUE.clone();
        unknownSchema[1] = 77;

        for (byte[] value :
                new byte[][] {new byte[0], {1, 2, 3}, truncated, longer, unknownSchema}) {
            assertThat(read("alice".getBytes(UTF_8), value))
                    .as(Arrays.toString(value))
                    .isInstanceOfSatisfying(
                            Dead.class,
                            dead -> assertThat(dead.reason()).isEqualTo(Reason.MALFORMED));
        }
    }

    /// Partitions as Kafka's own Java producer finds them, for 4 partitions.
    @Test
    void a_key_on_another_partition_than_its_own_is_a_dead_letter() {
        Inbox<Deposit> four = new Inbox<>(SERDE.deserializer(), 4);
        byte[] key = "alice".getBytes(UTF_8);
        int home =
                org.apache.kafka.clients.producer.internals.BuiltInPartitioner.partitionForKey(
                        key, 4);
        int elsewhere = (home + 1) % 4;

        assertThat(four.read(new Record<>(key, VALUE, 0), at(home))).isInstanceOf(Read.class);
        assertThat(four.read(new Record<>(key, VALUE, 0), at(elsewhere)))
                .isEqualTo(
                        new Dead<>(
                                Reason.WRONG_PARTITION,
                                "key belongs to partition " + home + " (murmur2): " + elsewhere));
    }

    @Test
    void a_registry_that_cannot_be_asked_is_no_fault_of_the_record() {
        Inbox<Deposit> offline =
                new Inbox<>(
                        (_, _) -> {
                            throw new RegistryUnavailableException("connection refused");
                        },
                        1);

        assertThatThrownBy(() -> offline.read(new Record<>(new byte[] {'a'}, VALUE, 0), at(0)))
                .isInstanceOf(TimeoutException.class)
                .hasRootCauseMessage("connection refused");
    }

    private Received<Deposit> read(byte[] key, byte[] value) {
        return inbox.read(new Record<>(key, value, 0), at(0));
    }

    private static RecordMetadata at(int partition) {
        return new Place(TOPIC, partition, 42);
    }
}
