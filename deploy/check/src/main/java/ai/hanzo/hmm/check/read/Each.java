package ai.hanzo.hmm.check.read;

import org.apache.kafka.clients.consumer.ConsumerRecord;

import java.util.Optional;

/// Takes one record after another.
@FunctionalInterface
public interface Each<V> {
    /// @param read what it says; empty where it cannot be read
    void take(ConsumerRecord<byte[], byte[]> record, Optional<Gate.Read<V>> read);
}
