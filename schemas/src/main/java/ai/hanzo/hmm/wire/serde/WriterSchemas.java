package ai.hanzo.hmm.wire.serde;

import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/// What a writer's schema must be for its records to be read at all.
final class WriterSchemas {
    private WriterSchemas() {}

    /// It must name the record that is expected (or an alias of it), and the elements of its arrays
    /// must take bytes: a few bytes could claim any number of those that take none.
    ///
    /// @throws UnreadableRecordException when it does not
    static void check(Schema writer, Schema expected) {
        boolean named =
                writer.getType() == Schema.Type.RECORD
                        && (writer.getName().equals(expected.getName())
                                || expected.getAliases().contains(writer.getFullName()));
        if (!named) {
            throw new UnreadableRecordException(
                    "%s expected: %s".formatted(expected.getName(), writer.getFullName()));
        }
        checkArrays(writer, Collections.newSetFromMap(new IdentityHashMap<>()));
    }

    private static void checkArrays(Schema schema, Set<Schema> seen) {
        switch (schema.getType()) {
            case RECORD -> {
                if (!seen.add(schema)) return;
                schema.getFields().forEach(field -> checkArrays(field.schema(), seen));
            }
            case ARRAY -> {
                if (GenericDatumReader.isZeroByteSchema(schema.getElementType())) {
                    throw new UnreadableRecordException("an array's elements take no bytes");
                }
                checkArrays(schema.getElementType(), seen);
            }
            case MAP -> checkArrays(schema.getValueType(), seen);
            case UNION -> schema.getTypes().forEach(branch -> checkArrays(branch, seen));
            default -> {}
        }
    }
}
