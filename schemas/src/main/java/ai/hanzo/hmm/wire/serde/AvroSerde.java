package ai.hanzo.hmm.wire.serde;

import ai.hanzo.hmm.wire.registry.Registry;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;

import java.util.Map;

/// {@link AvroSerializer} and {@link AvroDeserializer} of one type, as Kafka Streams wants them.
public final class AvroSerde<T extends SpecificRecord> implements Serde<T> {
    private final AvroSerializer<T> serializer;
    private final AvroDeserializer<T> deserializer;

    /// To be configured by Kafka, with the settings of both.
    public AvroSerde() {
        this.serializer = new AvroSerializer<>();
        this.deserializer = new AvroDeserializer<>();
    }

    private AvroSerde(Registry registry, Class<T> type) {
        this.serializer = new AvroSerializer<>(registry, true);
        this.deserializer = new AvroDeserializer<>(registry, type);
    }

    /// Registers what it writes under `<topic>-value` and reads into `type`.
    public static <T extends SpecificRecord> AvroSerde<T> of(Registry registry, Class<T> type) {
        return new AvroSerde<>(registry, type);
    }

    @Override
    public void configure(Map<String, ?> settings, boolean isKey) {
        serializer.configure(settings, isKey);
        deserializer.configure(settings, isKey);
    }

    @Override
    public void close() {
        serializer.close();
        deserializer.close();
    }

    @Override
    public Serializer<T> serializer() {
        return serializer;
    }

    @Override
    public Deserializer<T> deserializer() {
        return deserializer;
    }
}
