package ai.hanzo.hmm.wire.serde;

import org.apache.avro.AvroTypeException;
import org.apache.avro.Schema;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.Encoder;
import org.apache.avro.specific.SpecificRecord;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/// Writes records of a generated class in that class's own schema. Avro's own writer looks at the
/// schema anew for every field of every record; this one does so once. Safe for threads.
final class CompiledWriter<T extends SpecificRecord> implements DatumWriter<T> {
    private final Step record;

    /// How a value of one schema is written.
    private interface Step {
        void write(Object value, Encoder out) throws IOException;
    }

    CompiledWriter(Schema schema) {
        this.record = step(schema, new IdentityHashMap<>());
    }

    @Override
    public void setSchema(Schema schema) {
        throw new UnsupportedOperationException("the schema is given once");
    }

    /// @throws AvroTypeException when a field that must be there is absent, or of another type
    @Override
    public void write(T datum, Encoder out) throws IOException {
        try {
            record.write(datum, out);
        } catch (NullPointerException | ClassCastException e) {
            throw new AvroTypeException(
                    "%s does not fit its schema".formatted(datum.getSchema().getName()), e);
        }
    }

    private static Step step(Schema schema, Map<Schema, Step> records) {
        return switch (schema.getType()) {
            case RECORD -> record(schema, records);
            case UNION -> union(schema, records);
            case ARRAY -> array(step(schema.getElementType(), records));
            case MAP -> map(step(schema.getValueType(), records));
            case ENUM -> (value, out) -> out.writeEnum(((Enum<?>) value).ordinal());
            case STRING -> (value, out) -> out.writeString((String) value);
            case BYTES -> (value, out) -> out.writeBytes((ByteBuffer) value);
            case LONG -> (value, out) -> out.writeLong((Long) value);
            case INT -> (value, out) -> out.writeInt((Integer) value);
            case BOOLEAN -> (value, out) -> out.writeBoolean((Boolean) value);
            case NULL -> (_, out) -> out.writeNull();
            case FLOAT, DOUBLE, FIXED ->
                    throw new IllegalArgumentException(
                            "amounts are integers and keys are bytes: " + schema.getType());
        };
    }

    /// A record may hold itself, so it is known before its fields are.
    private static Step record(Schema schema, Map<Schema, Step> records) {
        var known = records.get(schema);
        if (known != null) return known;
        var fields = new Step[schema.getFields().size()];
        Step step =
                (value, out) -> {
                    var specific = (SpecificRecord) value;
                    for (int i = 0; i < fields.length; i++) fields[i].write(specific.get(i), out);
                };
        records.put(schema, step);
        for (var field : schema.getFields()) {
            fields[field.pos()] = step(field.schema(), records);
        }
        return step;
    }

    private static Step array(Step element) {
        return (value, out) -> {
            var all = (Collection<?>) value;
            out.writeArrayStart();
            out.setItemCount(all.size());
            for (var one : all) {
                out.startItem();
                element.write(one, out);
            }
            out.writeArrayEnd();
        };
    }

    private static Step map(Step element) {
        return (value, out) -> {
            var all = (Map<?, ?>) value;
            out.writeMapStart();
            out.setItemCount(all.size());
            for (var entry : all.entrySet()) {
                out.startItem();
                out.writeString((String) entry.getKey());
                element.write(entry.getValue(), out);
            }
            out.writeMapEnd();
        };
    }

    /// Which branch it is follows from the value's class, or for a record from its schema's name.
    private static Step union(Schema union, Map<Schema, Step> records) {
        var branches = union.getTypes();
        var steps = branches.stream().map(branch -> step(branch, records)).toList();
        var byType = new HashMap<String, Integer>();
        for (int i = 0; i < branches.size(); i++) byType.put(branches.get(i).getFullName(), i);
        return (value, out) -> {
            int index = branchOf(value, branches, byType);
            out.writeIndex(index);
            steps.get(index).write(value, out);
        };
    }

    private static int branchOf(Object value, List<Schema> branches, Map<String, Integer> byType) {
        var branch = byType.get(typeOf(value));
        if (branch == null) {
            throw new AvroTypeException("none of %s: %s".formatted(branches, value));
        }
        return branch;
    }

    private static String typeOf(Object value) {
        return switch (value) {
            case null -> "null";
            case SpecificRecord specific -> specific.getSchema().getFullName();
            case Long _ -> "long";
            case Integer _ -> "int";
            case String _ -> "string";
            case Boolean _ -> "boolean";
            case ByteBuffer _ -> "bytes";
            default -> value.getClass().getName();
        };
    }
}
