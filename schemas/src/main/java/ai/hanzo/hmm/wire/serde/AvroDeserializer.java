package ai.hanzo.hmm.wire.serde;

import ai.hanzo.hmm.wire.registry.Registry;
import ai.hanzo.hmm.wire.registry.RegistryClient;
import ai.hanzo.hmm.wire.registry.RegistryRefusal;
import ai.hanzo.hmm.wire.registry.RegistrySettings;

import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.serialization.Deserializer;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Reads records of generated classes in the Confluent wire format, whatever version of the schema
/// they were written with.
///
/// In a consumer's properties:
///
/// ```properties
/// value.deserializer=ai.hanzo.hmm.wire.serde.AvroDeserializer
/// schema.registry.url=http://127.0.0.1:8080
/// ```
///
/// Settings, with Confluent's names and meaning, beside those of {@link RegistrySettings}:
///
/// | setting | default |
/// |---|---|
/// | `specific.avro.value.type`, `specific.avro.key.type` | the class that the writer's schema names |
/// | `specific.avro.reader` | true; false is refused, for there are no generic records here |
///
/// Others are ignored. Bytes that are no such record, or whose schema id the registry does not
/// know, throw {@link UnreadableRecordException}; a registry that cannot be asked {@link
/// RegistryUnavailableException}. Null stays null. Safe for threads once configured.
public final class AvroDeserializer<T extends SpecificRecord> implements Deserializer<T> {
    private final Map<Integer, Body<T>> bodies = new ConcurrentHashMap<>();
    private Registry registry;
    private RegistryClient owned;
    private Class<T> type;

    /// To be configured by Kafka.
    public AvroDeserializer() {}

    /// Reads into `type`.
    public AvroDeserializer(Registry registry, Class<T> type) {
        this.registry = registry;
        this.type = type;
    }

    @Override
    public void configure(Map<String, ?> settings, boolean isKey) {
        if (registry != null) return;
        new SerdeSettings(settings, isKey).type().ifPresent(named -> type = checked(named));
        owned = new RegistryClient(new RegistrySettings(settings));
        registry = owned;
    }

    @Override
    public T deserialize(String topic, byte[] record) {
        if (record == null) return null;
        int id = Framing.schemaId(record);
        var body = bodies.get(id);
        if (body == null) {
            body = body(id);
            bodies.put(id, body);
        }
        return body.read(record, Framing.HEADER);
    }

    @Override
    public void close() {
        if (owned != null) owned.close();
    }

    private Body<T> body(int id) {
        if (registry == null) throw new IllegalStateException("not configured");
        try {
            var writer = registry.byId(id);
            return new Body<>(writer, type != null ? type : named(writer));
        } catch (RegistryRefusal unknown) {
            throw new UnreadableRecordException(
                    "schema id %d: %s".formatted(id, unknown.getMessage()), unknown);
        }
    }

    /// The class that the writer's schema names; found, not yet run.
    private static <T extends SpecificRecord> Class<T> named(Schema writer) {
        try {
            var loader = AvroDeserializer.class.getClassLoader();
            return checked(Class.forName(writer.getFullName(), false, loader));
        } catch (ClassNotFoundException | LinkageError | ConfigException none) {
            throw new UnreadableRecordException(
                    "no generated class for schema " + writer.getFullName(), none);
        }
    }

    @SuppressWarnings("unchecked") // Whoever names the class says that it is T.
    private static <T extends SpecificRecord> Class<T> checked(Class<?> named) {
        if (!SpecificRecord.class.isAssignableFrom(named)) {
            throw new ConfigException("not a generated record: " + named.getName());
        }
        return (Class<T>) named;
    }
}
