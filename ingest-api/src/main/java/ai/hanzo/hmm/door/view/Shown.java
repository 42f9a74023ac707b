package ai.hanzo.hmm.door.view;

import ai.hanzo.hmm.door.request.Decimals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.apache.avro.specific.SpecificRecord;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// How a record of the wire is shown as JSON:
///
/// | on the wire | in JSON |
/// |---|---|
/// | `priceMicros`, any `...Micros` | `price`, a decimal string: `"1.25"` |
/// | `shares`, `minShares`, `poolShares` | the same name, a decimal string |
/// | `timeMs`, any `...Ms` | the same name, a number: ms since 1970, or a length in ms |
/// | `scorePpm`, any `...Ppm` | the same name, a number: millionths |
/// | an absent value | no field |
/// | bytes | base64 |
public final class Shown {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String MICROS = "Micros";
    private static final Set<String> DECIMAL = Set.of("shares", "minShares", "poolShares");

    private Shown() {}

    public static ObjectNode record(SpecificRecord record) {
        var shown = JSON.objectNode();
        for (var field : record.getSchema().getFields()) {
            put(shown, field.name(), record.get(field.pos()));
        }
        return shown;
    }

    private static void put(ObjectNode shown, String name, Object value) {
        switch (value) {
            case null -> {}
            case Long amount when name.endsWith(MICROS) ->
                    shown.put(
                            name.substring(0, name.length() - MICROS.length()),
                            Decimals.show(amount));
            case Long amount when DECIMAL.contains(name) -> shown.put(name, Decimals.show(amount));
            default -> shown.set(name, plain(value));
        }
    }

    private static JsonNode plain(Object value) {
        return switch (value) {
            case Long number -> JSON.numberNode(number);
            case Integer number -> JSON.numberNode(number);
            case Boolean truth -> JSON.booleanNode(truth);
            case ByteBuffer bytes -> JSON.textNode(base64(bytes.duplicate()));
            case SpecificRecord nested -> record(nested);
            case List<?> list -> {
                var array = JSON.arrayNode(list.size());
                for (var each : list) array.add(plain(each));
                yield array;
            }
            case Map<?, ?> map -> {
                var object = JSON.objectNode();
                map.forEach((key, each) -> put(object, key.toString(), each));
                yield object;
            }
            default -> JSON.textNode(value.toString());
        };
    }

    private static String base64(ByteBuffer bytes) {
        var copy = new byte[bytes.remaining()];
        bytes.get(copy);
        return Base64.getEncoder().encodeToString(copy);
    }
}
