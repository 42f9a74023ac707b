package ai.hanzo.hmm.door.view;

import ai.hanzo.hmm.wire.Depth;
import ai.hanzo.hmm.wire.depth.LocalBook;
import ai.hanzo.hmm.wire.depth.LocalBook.Taken;
import ai.hanzo.hmm.wire.registry.Registry;
import ai.hanzo.hmm.wire.serde.AvroDeserializer;
import ai.hanzo.hmm.wire.serde.AvroSerializer;
import ai.hanzo.hmm.wire.topic.Topic;

import org.apache.kafka.streams.state.KeyValueStore;

/// Keeps a market's depth whole: a snapshot as it came, then the book that its changes make of it.
/// Where a record is missing the last whole book stays until the next snapshot.
final class DepthWriter implements View.Writer<Depth> {
    private final String prefix;
    private final Topic<Depth> topic;
    private final AvroDeserializer<Depth> deserializer;
    private final AvroSerializer<Depth> serializer;

    /// @param prefix of the keys of the view
    DepthWriter(String prefix, Topic<Depth> topic, Registry registry) {
        this.prefix = prefix;
        this.topic = topic;
        this.deserializer = new AvroDeserializer<>(registry, Depth.class);
        this.serializer = new AvroSerializer<>(registry, false);
    }

    @Override
    public void write(
            KeyValueStore<String, byte[]> store,
            String market,
            Depth record,
            byte[] bytes,
            long offset) {
        var key = prefix + market;
        if (record.getSnapshot()) {
            store.put(key, bytes);
            return;
        }
        var kept = store.get(key);
        if (kept == null) return;
        var book = new LocalBook();
        book.apply(deserializer.deserialize(topic.name(), kept));
        if (book.apply(record) == Taken.APPLIED) {
            store.put(key, serializer.serialize(topic.name(), book.snapshot()));
        }
    }
}
