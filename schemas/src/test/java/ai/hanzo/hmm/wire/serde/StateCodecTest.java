package ai.hanzo.hmm.wire.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.hanzo.hmm.wire.AccessToken;
import ai.hanzo.hmm.wire.DepthLevel;

import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

import java.util.List;

class StateCodecTest {
    private final StateCodec<DepthLevel> codec = new StateCodec<>(DepthLevel.class);

    /// 300 is zigzag 600 = 4 x 128 + 88 -> d8 04; 5 -> 0a.
    @Test
    void isAVersionByteAndTheBody() {
        var bytes = codec.encode(new DepthLevel(300L, 5L));

        assertThat(bytes).containsExactly(1, 0xd8, 0x04, 0x0a);
        assertThat(codec.decode(bytes)).isEqualTo(new DepthLevel(300L, 5L));
    }

    @Test
    void nothingStaysNothing() {
        assertThat(codec.encode(null)).isNull();
        assertThat(codec.decode(null)).isNull();
    }

    @Test
    void anEarlierVersionIsReadByItsOwnSchema() {
        var first =
                new Schema.Parser()
                        .parse(
                                """
                                {"type": "record", "name": "DepthLevel", "fields": [
                                  {"name": "quantityMicros", "type": "int"},
                                  {"name": "priceMicros", "type": "int"}]}
                                """);
        var second = new StateCodec<>(DepthLevel.class, List.of(first));

        assertThat(second.decode(new byte[] {1, 10, 20})).isEqualTo(new DepthLevel(10L, 5L));
        assertThat(second.encode(new DepthLevel(1L, 1L))).containsExactly(2, 2, 2);
    }

    @Test
    void otherBytesAreUnreadable() {
        for (var bytes : List.of(new byte[] {}, new byte[] {0, 2, 2}, new byte[] {2, 2, 2})) {
            assertThatThrownBy(() -> codec.decode(bytes))
                    .isInstanceOf(UnreadableRecordException.class)
                    .hasMessageStartingWith("stored versions are 1 to 1: ");
        }
        assertThatThrownBy(() -> codec.decode(new byte[] {1, 2}))
                .isInstanceOf(UnreadableRecordException.class)
                .hasMessage("1 bytes are no DepthLevel");
    }

    @Test
    void whatCannotBeStoredIsNotPrinted() {
        var secret = new AccessToken("a", "c", "p", null, 1L, "the-secret");

        assertThatThrownBy(() -> new StateCodec<>(AccessToken.class).encode(secret))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("AccessToken cannot be stored");
    }

    @Test
    void isASerdeToo() {
        try (var serde = codec.serde()) {
            var bytes = serde.serializer().serialize("store", new DepthLevel(1L, 2L));
            assertThat(serde.deserializer().deserialize("store", bytes))
                    .isEqualTo(new DepthLevel(1L, 2L));
        }
    }
}
