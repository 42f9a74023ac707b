package ai.hanzo.hmm.door.view;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.TokenBuffer;

import org.apache.avro.specific.SpecificRecord;

import java.io.IOException;
import java.io.UncheckedIOException;

/// How a record of the wire is shown as JSON:
///
/// | on the wire | in JSON |
/// |---|---|
/// | `priceMicros`, any `...Micros` | `price`, a decimal string: `"1.25"` |
/// | `makerMicros`, where there is a `maker` too | `makerAmount`, a decimal string |
/// | `shares`, `minShares`, `poolShares` | the same name, a decimal string |
/// | `timeMs`, any `...Ms` | the same name, a number: ms since 1970, or a length in ms |
/// | `scorePpm`, any `...Ppm` | the same name, a number: millionths |
/// | an absent value | no field |
/// | bytes | base64 |
public final class Shown {
    private static final JsonMapper JSON = new JsonMapper();

    private Shown() {}

    /// As a tree, to which more can be added.
    public static ObjectNode record(SpecificRecord record) {
        try (var buffer = new TokenBuffer(JSON, false)) {
            write(record, buffer);
            JsonNode tree = JSON.readTree(buffer.asParser());
            return (ObjectNode) tree;
        } catch (IOException e) {
            throw new UncheckedIOException("a tree is in memory and cannot fail to be built", e);
        }
    }

    /// As text, fields in the order of the schema.
    public static void write(SpecificRecord record, JsonGenerator out) throws IOException {
        ShownRecord.of(record).write(record, out);
    }
}
