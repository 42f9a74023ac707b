package ai.hanzo.hmm.check.tiny;

import ai.hanzo.hmm.wire.topic.Topic;

import org.apache.avro.specific.SpecificRecord;

/// Where an exchange writes.
public interface Sink {
    /// Of every topic.
    int PARTITIONS = 2;

    <V extends SpecificRecord> void put(Topic<V> topic, String key, V value, long timestampMs);
}
