package ai.hanzo.hmm.wire.serde;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.wire.DepthLevel;

import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

class TranslatingWriterTest {
    /// 7 -> 0e, 5 -> 0a; the new field by its default 1 -> 02.
    @Test
    void fieldsAreWrittenInTheOrderOfTheOtherVersion() throws Exception {
        var other =
                new Schema.Parser()
                        .parse(
                                """
                                {"type": "record", "name": "DepthLevel", "fields": [
                                  {"name": "orders", "type": "int", "default": 1},
                                  {"name": "quantityMicros", "type": "long"},
                                  {"name": "priceMicros", "type": "double"}]}
                                """);
        var writer = new TranslatingWriter(DepthLevel.getClassSchema(), other);

        assertThat(new BodyBuffer(0).write(writer, new DepthLevel(7L, 5L)))
                .as("7.0 as a little-endian double is 0x401c000000000000")
                .containsExactly(2, 0x0a, 0, 0, 0, 0, 0, 0, 0x1c, 0x40);
    }
}
