package ai.hanzo.hmm.streams.inbox;

import ai.hanzo.hmm.streams.inbox.Received.Dead;
import ai.hanzo.hmm.streams.inbox.Received.Read;
import ai.hanzo.hmm.wire.topic.KeyPartition;

import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/// Reads the records of one topic inside a `Processor<byte[], byte[], ...>`. A source reads bytes,
/// because a deserializer of Kafka Streams that fails cannot say to which topic the record goes
/// with which reason.
///
/// @param values reads the values; what it throws as a {@link SerializationException} is final
/// @param partitions partitions of the topic, >= 1
public record Inbox<V>(Deserializer<V> values, int partitions) {
    public Inbox {
        if (partitions < 1) {
            throw new IllegalArgumentException("partitions must be >= 1: " + partitions);
        }
    }

    /// Reads one record; nothing else changes.
    ///
    /// @throws TimeoutException when the registry cannot be asked now, after the patience of its
    ///   client: the transaction must be given up and the record read again
    public Received<V> read(Record<byte[], byte[]> record, RecordMetadata at) {
        if (record.key() == null) return malformed("no key");
        if (record.value() == null) return malformed("no value");
        int home = KeyPartition.of(record.key(), partitions);
        if (home != at.partition()) {
            return new Dead<>(
                    Reason.WRONG_PARTITION,
                    "key belongs to partition " + home + " (murmur2): " + at.partition());
        }
        try {
            return new Read<>(text(record.key()), values.deserialize(at.topic(), record.value()));
        } catch (CharacterCodingException _) {
            return malformed("key is not UTF-8");
        } catch (SerializationException e) {
            return malformed("value: " + e.getMessage());
        } catch (RetriableException e) {
            throw new TimeoutException("the schema registry cannot be asked", e);
        }
    }

    private Received<V> malformed(String detail) {
        return new Dead<>(Reason.MALFORMED, detail);
    }

    private static String text(byte[] utf8) throws CharacterCodingException {
        return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
    }
}
