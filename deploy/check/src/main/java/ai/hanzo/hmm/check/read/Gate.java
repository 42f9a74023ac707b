package ai.hanzo.hmm.check.read;

import ai.hanzo.hmm.wire.registry.Registry;
import ai.hanzo.hmm.wire.serde.AvroDeserializer;
import ai.hanzo.hmm.wire.topic.KeyPartition;
import ai.hanzo.hmm.wire.topic.Topic;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Reads the records of one topic, where they can be read and lie where they belong.
public final class Gate<V extends SpecificRecord> {
    private final AvroDeserializer<V> values;
    private final int partitions;

    /// A record that can be used.
    public record Read<V>(String key, V value) {}

    /// @param partitions of the topic, >= 1
    public Gate(Registry registry, Topic<V> topic, int partitions) {
        this.values = new AvroDeserializer<>(registry, topic.valueType());
        this.partitions = partitions;
    }

    /// What the record says; empty where nobody may act on it (rules, section 11).
    public Optional<Read<V>> read(ConsumerRecord<byte[], byte[]> record) {
        if (record.key() == null || record.value() == null) return Optional.empty();
        if (KeyPartition.of(record.key(), partitions) != record.partition()) {
            return Optional.empty();
        }
        try {
            var key = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(record.key()));
            var value = values.deserialize(record.topic(), record.value());
            return Optional.of(new Read<>(key.toString(), value));
        } catch (CharacterCodingException | SerializationException _) {
            return Optional.empty(); // that it cannot be read is the answer
        }
    }
}
