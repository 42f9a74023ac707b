package ai.hanzo.hmm.wire.serde;

import org.apache.avro.Schema;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Values of state stores: one byte that names the version of the type's schema, then the Avro
/// body. State is read by the program that wrote it or by a later one, so no registry is asked.
/// Safe for threads.
public final class StateCodec<T extends SpecificRecord> {
    private static final int MAX_VERSIONS = 255;

    private final byte version;
    private final DatumWriter<T> writer;
    private final List<Body<T>> versions = new ArrayList<>();
    private final ThreadLocal<BodyBuffer> buffers =
            ThreadLocal.withInitial(() -> new BodyBuffer(1));

    /// A type with all the schemas under which it was stored before.
    public static <T extends SpecificRecord> StateCodec<T> of(Class<T> type) {
        var today = SpecificData.getForClass(type).getSchema(type);
        return new StateCodec<>(type, StoredVersions.before(today));
    }

    /// A type whose schema has not changed since state was first kept: version 1.
    public StateCodec(Class<T> type) {
        this(type, List.of());
    }

    /// A type whose schema changed: `earlier` are its former schemas, the first version first.
    public StateCodec(Class<T> type, List<Schema> earlier) {
        if (earlier.size() >= MAX_VERSIONS) {
            throw new IllegalArgumentException(
                    "versions before this one must be < %d: %d"
                            .formatted(MAX_VERSIONS, earlier.size()));
        }
        var model = SpecificData.getForClass(type);
        var today = model.getSchema(type);
        for (var schema : earlier) versions.add(new Body<>(schema, type));
        versions.add(new Body<>(today, type));
        this.version = (byte) versions.size();
        this.writer = new CompiledWriter<>(today);
    }

    /// The stored form; null for null, which deletes.
    ///
    /// @throws IllegalArgumentException when a field that must be there is absent
    public byte[] encode(T value) {
        if (value == null) return null;
        try {
            var bytes = buffers.get().write(writer, value);
            bytes[0] = version;
            return bytes;
        } catch (IOException | RuntimeException unwritable) {
            throw new IllegalArgumentException(
                    value.getClass().getSimpleName() + " cannot be stored", unwritable);
        }
    }

    /// The value that was stored; null for null.
    ///
    /// @throws UnreadableRecordException when the bytes are no value of this type
    public T decode(byte[] bytes) {
        if (bytes == null) return null;
        var stored = bytes.length == 0 ? 0 : bytes[0] & 0xff;
        if (stored < 1 || stored > versions.size()) {
            throw new UnreadableRecordException(
                    "stored versions are 1 to %d: %d".formatted(versions.size(), stored));
        }
        return versions.get(stored - 1).read(bytes, 1);
    }

    /// The same as Kafka Streams wants it.
    public Serde<T> serde() {
        return Serdes.serdeFrom((_, value) -> encode(value), (_, bytes) -> decode(bytes));
    }
}
