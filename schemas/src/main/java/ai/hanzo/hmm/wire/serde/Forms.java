package ai.hanzo.hmm.wire.serde;

import ai.hanzo.hmm.wire.registry.Registered;
import ai.hanzo.hmm.wire.registry.Registry;

import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.kafka.common.errors.SerializationException;

/// Agrees with the registry on how a class is written; asked once per topic and class.
interface Forms {
    Form of(String topic, Schema schema);

    /// In the schema of the class, registered or looked up.
    static Forms of(Registry registry, SubjectNames subjects, boolean autoRegister) {
        return (topic, schema) -> {
            var subject = subjects.of(topic, schema);
            int id =
                    autoRegister
                            ? registry.register(subject, schema)
                            : registry.idOf(subject, schema);
            return new Form(id, new CompiledWriter<>(schema));
        };
    }

    /// As the settings say.
    static Forms configured(Registry registry, SerdeSettings settings) {
        if (settings.autoRegister() || !settings.useLatest()) {
            return of(registry, settings.subjects(), settings.autoRegister());
        }
        var subjects = settings.subjects();
        return (topic, schema) -> {
            var latest = registry.latest(subjects.of(topic, schema));
            if (settings.latestStrict()) requireReadable(latest, schema);
            return new Form(latest.id(), new TranslatingWriter(schema, latest.schema()));
        };
    }

    private static void requireReadable(Registered latest, Schema ours) {
        var verdict = SchemaCompatibility.checkReaderWriterCompatibility(latest.schema(), ours);
        if (verdict.getType() != SchemaCompatibilityType.COMPATIBLE) {
            throw new SerializationException(
                    "version %d of %s cannot read %s: %s"
                            .formatted(
                                    latest.version(),
                                    latest.subject(),
                                    ours.getFullName(),
                                    verdict.getResult().getIncompatibilities()));
        }
    }
}
