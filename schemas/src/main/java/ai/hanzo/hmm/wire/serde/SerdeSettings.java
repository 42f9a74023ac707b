package ai.hanzo.hmm.wire.serde;

import static org.apache.kafka.common.config.ConfigDef.Importance.LOW;
import static org.apache.kafka.common.config.ConfigDef.Importance.MEDIUM;

import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Type;
import org.apache.kafka.common.config.ConfigException;

import java.util.Map;
import java.util.Optional;

/// The settings of {@link AvroSerializer} and {@link AvroDeserializer} other than those of the
/// registry, under Confluent's names.
final class SerdeSettings {
    private static final String AUTO_REGISTER = "auto.register.schemas";
    private static final String USE_LATEST = "use.latest.version";
    private static final String LATEST_STRICT = "latest.compatibility.strict";
    private static final String KEY_STRATEGY = "key.subject.name.strategy";
    private static final String VALUE_STRATEGY = "value.subject.name.strategy";
    private static final String SPECIFIC = "specific.avro.reader";
    private static final String KEY_TYPE = "specific.avro.key.type";
    private static final String VALUE_TYPE = "specific.avro.value.type";

    private static final ConfigDef DEFINITION =
            new ConfigDef()
                    .define(AUTO_REGISTER, Type.BOOLEAN, true, MEDIUM, "")
                    .define(USE_LATEST, Type.BOOLEAN, false, LOW, "")
                    .define(LATEST_STRICT, Type.BOOLEAN, true, LOW, "")
                    .define(KEY_STRATEGY, Type.STRING, "TopicNameStrategy", LOW, "")
                    .define(VALUE_STRATEGY, Type.STRING, "TopicNameStrategy", LOW, "")
                    .define(SPECIFIC, Type.BOOLEAN, true, LOW, "")
                    .define(KEY_TYPE, Type.CLASS, null, LOW, "")
                    .define(VALUE_TYPE, Type.CLASS, null, LOW, "");

    private final AbstractConfig values;
    private final boolean isKey;
    private final SubjectNames subjects;

    SerdeSettings(Map<String, ?> settings, boolean isKey) {
        this.values = new AbstractConfig(DEFINITION, settings, Map.of(), false);
        this.isKey = isKey;
        this.subjects =
                SubjectNames.named(values.getString(isKey ? KEY_STRATEGY : VALUE_STRATEGY), isKey);
    }

    boolean autoRegister() {
        return values.getBoolean(AUTO_REGISTER);
    }

    boolean useLatest() {
        return values.getBoolean(USE_LATEST);
    }

    boolean latestStrict() {
        return values.getBoolean(LATEST_STRICT);
    }

    SubjectNames subjects() {
        return subjects;
    }

    /// The class to read into; empty: the one that the writer's schema names.
    Optional<Class<?>> type() {
        if (!values.getBoolean(SPECIFIC)) {
            throw new ConfigException(
                    SPECIFIC, false, "this deserializer makes generated classes only");
        }
        return Optional.ofNullable(values.getClass(isKey ? KEY_TYPE : VALUE_TYPE));
    }
}
