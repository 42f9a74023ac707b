package ai.hanzo.hmm.bench.subject;

import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.function.BiFunction;

/// One hop: a put into a logged store in memory, and the record on under another key. A value
/// begins with the order's number (8 bytes), its market (4 bytes) and whether it wants a third hop
/// (1 byte); the rest is weight.
final class PassedOn implements Processor<String, byte[], String, byte[]> {
    static final int BYTES = Long.BYTES + Integer.BYTES + Byte.BYTES;

    private final String storeName;
    private final BiFunction<String, byte[], String> nextKey;
    private final int valueBytes;
    private ProcessorContext<String, byte[]> context;
    private KeyValueStore<String, byte[]> store;

    /// @param nextKey key of the record passed on, from key and value
    PassedOn(String storeName, BiFunction<String, byte[], String> nextKey, int valueBytes) {
        this.storeName = storeName;
        this.nextKey = nextKey;
        this.valueBytes = Math.max(valueBytes, BYTES);
    }

    /// Without a cache: every put is a record of the changelog.
    static StoreBuilder<?> store(String name) {
        return Stores.keyValueStoreBuilder(
                        Stores.inMemoryKeyValueStore(name), Serdes.String(), Serdes.ByteArray())
                .withCachingDisabled()
                .withLoggingEnabled(Map.of());
    }

    static void write(byte[] value, long number, int market, boolean goesOn) {
        ByteBuffer.wrap(value).putLong(number).putInt(market).put((byte) (goesOn ? 1 : 0));
    }

    static long numberOf(byte[] value) {
        return ByteBuffer.wrap(value).getLong();
    }

    static boolean goesOn(byte[] value) {
        return value[BYTES - 1] == 1;
    }

    static int marketOf(byte[] value) {
        return ByteBuffer.wrap(value).getInt(Long.BYTES);
    }

    @Override
    public void init(ProcessorContext<String, byte[]> newContext) {
        context = newContext;
        store = newContext.getStateStore(storeName);
    }

    @Override
    public void process(Record<String, byte[]> record) {
        var value = Arrays.copyOf(record.value(), valueBytes);
        store.put(record.key(), value);
        context.forward(
                record.withKey(nextKey.apply(record.key(), record.value())).withValue(value));
    }
}
