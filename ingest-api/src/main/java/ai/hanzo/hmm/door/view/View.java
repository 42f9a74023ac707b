package ai.hanzo.hmm.door.view;

import ai.hanzo.hmm.wire.registry.Registry;
import ai.hanzo.hmm.wire.serde.AvroDeserializer;
import ai.hanzo.hmm.wire.topic.Topic;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.state.KeyValueStore;

import java.util.Locale;

/// One view: the topic it follows and where it puts what comes.
///
/// Views whose topics are partitioned alike share a store, so that a partition costs one database
/// and one task, not one for each view; every key begins with a word of its view. A store's values
/// are the records' own bytes, as they came: they are checked by reading them once, but never
/// written anew (but a book that changes were applied to), and a newer schema reads them as it
/// reads the topic.
///
/// @param name the view's name, also that of its source and processor
/// @param whole whether each door keeps all of it, or the doors share its partitions
record View<V extends SpecificRecord>(
        String name,
        Topic<V> topic,
        AvroDeserializer<V> deserializer,
        Writer<V> writer,
        boolean whole) {
    /// What the names of stores that each door has whole begin with.
    static final String WHOLE = "whole-";

    /// Puts one record where it is looked for.
    interface Writer<V> {
        /// @param offset of the record in its partition
        void write(
                KeyValueStore<String, byte[]> store,
                String key,
                V value,
                byte[] bytes,
                long offset);
    }

    static <V extends SpecificRecord> View<V> of(
            String name, Topic<V> topic, Registry registry, Writer<V> writer) {
        var deserializer = new AvroDeserializer<>(registry, topic.valueType());
        return new View<>(name, topic, deserializer, writer, false);
    }

    /// The same view, kept whole by each door, in a store of its own.
    View<V> wholeAtEachDoor() {
        return new View<>(name, topic, deserializer, writer, true);
    }

    /// The latest record of each key.
    static <V extends SpecificRecord> View<V> latest(
            String name, Topic<V> topic, Registry registry) {
        return of(
                name,
                topic,
                registry,
                (store, key, _, bytes, _) -> store.put(name + "|" + key, bytes));
    }

    /// Where the latest record of a key is, if that is what the view keeps.
    String latestKey(String key) {
        return name + "|" + key;
    }

    /// The store of all shared views whose topics are partitioned as this one's, or its own.
    String store() {
        if (whole) return WHOLE + name;
        return topic.partitioning().name().toLowerCase(Locale.ROOT);
    }

    V read(byte[] bytes) {
        return deserializer.deserialize(topic.name(), bytes);
    }
}
