package ai.hanzo.hmm.door.view;

import ai.hanzo.hmm.door.request.Decimals;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;

import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// How the records of one class are shown: what follows from their schema is found out once, and
/// not with every record. Safe for threads.
final class ShownRecord {
    private static final String MICROS = "Micros";
    private static final String AMOUNT = "Amount";
    private static final Set<String> DECIMAL = Set.of("shares", "minShares", "poolShares");

    private static final ClassValue<ShownRecord> BY_CLASS =
            new ClassValue<>() {
                @Override
                protected ShownRecord computeValue(Class<?> type) {
                    return new ShownRecord(SpecificData.get().getSchema(type));
                }
            };

    private final Field[] fields;

    /// How a value of one schema is shown.
    private interface Step {
        void write(Object value, JsonGenerator out) throws IOException;
    }

    private record Field(int position, SerializableString name, Step step) {
        static Field of(Schema.Field field, Schema schema) {
            var name = new SerializedString(shownName(field.name(), schema));
            return new Field(field.pos(), name, ShownRecord.step(field.name(), field.schema()));
        }
    }

    private ShownRecord(Schema schema) {
        this.fields =
                schema.getFields().stream()
                        .map(field -> Field.of(field, schema))
                        .toArray(Field[]::new);
    }

    static ShownRecord of(SpecificRecord record) {
        return BY_CLASS.get(record.getClass());
    }

    void write(SpecificRecord record, JsonGenerator out) throws IOException {
        out.writeStartObject();
        for (var field : fields) {
            var value = record.get(field.position());
            if (value == null) continue;
            out.writeFieldName(field.name());
            field.step().write(value, out);
        }
        out.writeEndObject();
    }

    /// @param name of the field, which says what a whole number counts
    private static Step step(String name, Schema schema) {
        return switch (schema.getType()) {
            case LONG ->
                    isAmount(name)
                            ? (value, out) -> out.writeString(Decimals.show((Long) value))
                            : (value, out) -> out.writeNumber((Long) value);
            case INT -> (value, out) -> out.writeNumber((Integer) value);
            case BOOLEAN -> (value, out) -> out.writeBoolean((Boolean) value);
            case BYTES -> (value, out) -> out.writeString(base64((ByteBuffer) value));
            case RECORD ->
                    (value, out) -> {
                        var nested = (SpecificRecord) value;
                        of(nested).write(nested, out);
                    };
            case ARRAY -> list(step("", schema.getElementType()));
            case MAP -> map(schema.getValueType());
            case UNION -> step(name, present(schema.getTypes()));
            case STRING, ENUM -> (value, out) -> out.writeString(value.toString());
            case NULL, FIXED, FLOAT, DOUBLE ->
                    throw new IllegalArgumentException("nothing that is shown: " + schema);
        };
    }

    /// A value may be absent, or a record of one of several kinds.
    private static Schema present(List<Schema> branches) {
        return branches.stream()
                .filter(branch -> branch.getType() != Schema.Type.NULL)
                .findFirst()
                .orElseThrow();
    }

    private static Step list(Step element) {
        return (value, out) -> {
            out.writeStartArray();
            for (var each : (List<?>) value) element.write(each, out);
            out.writeEndArray();
        };
    }

    /// The names are the entries' own.
    private static Step map(Schema values) {
        var amount = step(MICROS, values);
        var other = step("", values);
        return (value, out) -> {
            out.writeStartObject();
            for (var entry : ((Map<?, ?>) value).entrySet()) {
                var name = entry.getKey().toString();
                out.writeFieldName(shownName(name));
                (isAmount(name) ? amount : other).write(entry.getValue(), out);
            }
            out.writeEndObject();
        };
    }

    private static String base64(ByteBuffer bytes) {
        var copy = new byte[bytes.remaining()];
        bytes.duplicate().get(copy);
        return Base64.getEncoder().encodeToString(copy);
    }

    /// The name that an amount would be shown under may be another field's: a maker and what it
    /// gave.
    private static String shownName(String name, Schema schema) {
        var shown = shownName(name);
        boolean isTaken = !shown.equals(name) && schema.getField(shown) != null;
        return isTaken ? shown + AMOUNT : shown;
    }

    private static boolean isAmount(String name) {
        return name.endsWith(MICROS) || DECIMAL.contains(name);
    }

    private static String shownName(String name) {
        return name.endsWith(MICROS) ? name.substring(0, name.length() - MICROS.length()) : name;
    }
}
