package ai.hanzo.hmm.wire.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.hanzo.hmm.wire.Deposit;
import ai.hanzo.hmm.wire.Envelope;
import ai.hanzo.hmm.wire.OrderCommand;
import ai.hanzo.hmm.wire.registry.FixedCatalogue;
import ai.hanzo.hmm.wire.topic.TopicCatalogue;

import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.HexFormat;
import java.util.stream.IntStream;

class WireFormatTest {
    private static final String TOPIC = "hmm.deposits";

    private final FixedCatalogue catalogue =
            new FixedCatalogue(new TopicCatalogue(TopicCatalogue.DEFAULT_PREFIX));
    private final AvroSerializer<Deposit> serializer = new AvroSerializer<>(catalogue, true);
    private final AvroDeserializer<Deposit> deserializer =
            new AvroDeserializer<>(catalogue, Deposit.class);

    /// Schema 1028 is 0x404. Lengths and numbers are zigzag varints: 5 -> 0a, 2 -> 04, 4 -> 08;
    /// 1,000,000 -> 2,000,000 = 122 x 128^2 + 9 x 128 + 0 -> 80 89 7a. Branch 0 of a union is null.
    private static final String ONE_HANZO_FOR_ALICE =
            "00 00000404 0a616c696365 046431 00 00 00 80897a 0862616e6b";

    @Test
    void isTheMagicByteTheIdAndTheBody() {
        assertThat(serializer.serialize(TOPIC, oneHanzoForAlice()))
                .isEqualTo(hex(ONE_HANZO_FOR_ALICE));
    }

    @Test
    void isReadBack() {
        assertThat(deserializer.deserialize(TOPIC, hex(ONE_HANZO_FOR_ALICE)))
                .isEqualTo(oneHanzoForAlice());
    }

    @Test
    void nothingStaysNothing() {
        assertThat(serializer.serialize(TOPIC, null)).isNull();
        assertThat(deserializer.deserialize(TOPIC, null)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "'', a record is at least 5 bytes: 0",
        "00000003, a record is at least 5 bytes: 4",
        "01000004040a616c69636504643100000080897a0862616e6b, a record begins with byte 0: 1",
        "00000003ed0a616c69636504643100000080897a0862616e6b, Deposit expected: ai.hanzo.hmm.wire.ProviderCommand",
        "000000000a0a616c69636504643100000080897a0862616e6b, schema id 10: Schema 10 not found",
        "00ffffffff0a616c69636504643100000080897a0862616e6b, a schema id is >= 0: -1",
        "0000000404, 0 bytes are no Deposit",
        "00000004040a616c69636504643100000080897a0862616e, 19 bytes are no Deposit",
        "00000004040a616c69636504643100000080897a0862616e6b00, bytes follow the Deposit",
        "00000004040b616c69636504643100000080897a0862616e6b, 20 bytes are no Deposit",
        "00000004040a616c69636504643104000080897a0862616e6b, 20 bytes are no Deposit",
        "0000000404feffffff0f616c696365, 10 bytes are no Deposit",
    })
    void otherBytesAreUnreadable(String bytes, String message) {
        assertThatThrownBy(() -> deserializer.deserialize(TOPIC, hex(bytes)))
                .isInstanceOf(UnreadableRecordException.class)
                .hasMessage(message);
    }

    @Test
    void aRecordThatLacksAFieldIsNotWritten() {
        var noOrigin = new Deposit(envelope(), 1L, null);

        assertThatThrownBy(() -> serializer.serialize(TOPIC, noOrigin))
                .isInstanceOf(SerializationException.class)
                .hasMessage("Deposit does not fit its schema");
        assertThat(serializer.serialize(TOPIC, oneHanzoForAlice()))
                .as("and leaves nothing behind")
                .isEqualTo(hex(ONE_HANZO_FOR_ALICE));
    }

    @Test
    void aBodyOfAnotherUnionIsNotWritten() {
        var strange = new OrderCommand(envelope(), "buy");

        assertThatThrownBy(
                        () ->
                                new AvroSerializer<OrderCommand>(catalogue, true)
                                        .serialize("hmm.orders", strange))
                .isInstanceOf(SerializationException.class);
    }

    @Test
    void aTopicOutsideTheCatalogueIsRefused() {
        assertThatThrownBy(() -> serializer.serialize("elsewhere", oneHanzoForAlice()))
                .isInstanceOf(SerializationException.class)
                .hasMessage("Subject 'elsewhere-value' not found.");
    }

    @Test
    void oneSerdeServesManyThreads() {
        assertThat(IntStream.range(0, 20_000).parallel().filter(i -> !comesBack(i)).count())
                .isZero();
    }

    private boolean comesBack(int i) {
        var deposit = new Deposit(envelope(), (long) i, "bank".repeat(i % 10));
        var bytes = serializer.serialize(TOPIC, deposit);
        return deserializer.deserialize(TOPIC, bytes).equals(deposit);
    }

    @Test
    void theSerdeJoinsBoth() {
        try (var serde = AvroSerde.of(catalogue, Deposit.class)) {
            var bytes = serde.serializer().serialize(TOPIC, oneHanzoForAlice());
            assertThat(serde.deserializer().deserialize(TOPIC, bytes))
                    .isEqualTo(oneHanzoForAlice());
        }
    }

    private static Deposit oneHanzoForAlice() {
        return new Deposit(envelope(), 1_000_000L, "bank");
    }

    private static Envelope envelope() {
        return new Envelope("alice", "d1", null, null, null);
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text.replace(" ", ""));
    }
}
