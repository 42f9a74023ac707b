package ai.hanzo.hmm.wire.serde;

import ai.hanzo.hmm.wire.registry.Registry;
import ai.hanzo.hmm.wire.registry.RegistryClient;
import ai.hanzo.hmm.wire.registry.RegistrySettings;

import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serializer;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Writes records of generated classes in the Confluent wire format.
///
/// In a producer's properties:
///
/// ```properties
/// value.serializer=ai.hanzo.hmm.wire.serde.AvroSerializer
/// schema.registry.url=http://127.0.0.1:8080
/// ```
///
/// Settings, with Confluent's names and meaning, beside those of {@link RegistrySettings}:
///
/// | setting | default |
/// |---|---|
/// | `auto.register.schemas` | true: a schema that the subject lacks is registered |
/// | `use.latest.version` | false; true (with `auto.register.schemas=false`): records are written in the subject's newest version |
/// | `latest.compatibility.strict` | true: that version must be able to read what we write |
/// | `value.subject.name.strategy`, `key.subject.name.strategy` | `TopicNameStrategy`; `RecordNameStrategy`, `TopicRecordNameStrategy` |
///
/// Others are ignored. A record that does not fit its schema, or a schema that the registry
/// refuses, throws {@link SerializationException}; a registry that cannot be asked {@link
/// RegistryUnavailableException}. Null stays null. Safe for threads once configured.
public final class AvroSerializer<T extends SpecificRecord> implements Serializer<T> {
    private record Place(String topic, Schema schema) {}

    private final Map<Place, Form> forms = new ConcurrentHashMap<>();
    private final ThreadLocal<BodyBuffer> buffers =
            ThreadLocal.withInitial(() -> new BodyBuffer(Framing.HEADER));
    private Forms lookup;
    private RegistryClient owned;

    /// To be configured by Kafka.
    public AvroSerializer() {}

    /// Writes under `<topic>-value`.
    ///
    /// @param autoRegister whether a schema that the subject lacks is registered or refused
    public AvroSerializer(Registry registry, boolean autoRegister) {
        this.lookup =
                Forms.of(registry, SubjectNames.named("TopicNameStrategy", false), autoRegister);
    }

    @Override
    public void configure(Map<String, ?> settings, boolean isKey) {
        if (lookup != null) return;
        var ours = new SerdeSettings(settings, isKey);
        owned = new RegistryClient(new RegistrySettings(settings));
        lookup = Forms.configured(owned, ours);
    }

    @Override
    public byte[] serialize(String topic, T value) {
        if (value == null) return null;
        var form = form(new Place(topic, value.getSchema()));
        try {
            var record = buffers.get().write(form.writer(), value);
            Framing.write(record, form.id());
            return record;
        } catch (IOException | RuntimeException unwritable) {
            throw new SerializationException(
                    "%s does not fit its schema".formatted(value.getSchema().getName()),
                    unwritable);
        }
    }

    @Override
    public void close() {
        if (owned != null) owned.close();
    }

    private Form form(Place place) {
        if (lookup == null) throw new IllegalStateException("not configured");
        var known = forms.get(place);
        if (known != null) return known;
        var form = lookup.of(place.topic(), place.schema());
        forms.put(place, form);
        return form;
    }
}
