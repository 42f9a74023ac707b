package ai.hanzo.hmm.door.view;

import ai.hanzo.hmm.wire.registry.Registry;
import ai.hanzo.hmm.wire.serde.AvroDeserializer;
import ai.hanzo.hmm.wire.topic.Topic;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.state.KeyValueStore;

/// One view: the topic it follows, the store it fills, and how.
///
/// A store's values are the records' own bytes, as they came: they are checked by reading them
/// once, but never written anew, and a newer schema reads them as it reads the topic.
///
/// @param store the store's name, also that of its source and processor
record View<V extends SpecificRecord>(
        String store, Topic<V> topic, AvroDeserializer<V> deserializer, Writer<V> writer) {
    /// Puts one record where it is looked for.
    interface Writer<V> {
        void write(KeyValueStore<String, byte[]> store, String key, V value, byte[] bytes);
    }

    static <V extends SpecificRecord> View<V> of(
            String store, Topic<V> topic, Registry registry, Writer<V> writer) {
        return new View<>(
                store, topic, new AvroDeserializer<>(registry, topic.valueType()), writer);
    }

    /// The latest record of each key.
    static <V extends SpecificRecord> View<V> latest(
            String store, Topic<V> topic, Registry registry) {
        return of(store, topic, registry, (into, key, _, bytes) -> into.put(key, bytes));
    }

    V read(byte[] bytes) {
        return deserializer.deserialize(topic.name(), bytes);
    }
}
