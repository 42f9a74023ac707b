package ai.hanzo.hmm.streams.quality;

import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/// Keeps the keys of a topic in a store, and nothing of their values.
final class TopicKeys implements Processor<String, byte[], Void, Void> {
    private static final byte[] PRESENT = {};

    private final String storeName;
    private KeyValueStore<String, byte[]> store;

    TopicKeys(String storeName) {
        this.storeName = storeName;
    }

    @Override
    public void init(ProcessorContext<Void, Void> context) {
        store = context.getStateStore(storeName);
    }

    /// A value that is absent deletes.
    @Override
    public void process(Record<String, byte[]> record) {
        store.put(record.key(), record.value() == null ? null : PRESENT);
    }
}
