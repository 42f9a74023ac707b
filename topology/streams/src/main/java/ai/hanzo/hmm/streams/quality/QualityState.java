package ai.hanzo.hmm.streams.quality;

import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What the room remembers: the reports of open buckets ({@link StoredReports}), and its time.
record QualityState(KeyValueStore<Bytes, byte[]> reports, KeyValueStore<String, Long> time) {
    private static final String REPORTS = "quality-reports";
    private static final String TIME = "quality-time";
    private static final String TIME_KEY = "time-ms";

    /// Both logged and cached.
    static Set<StoreBuilder<?>> stores() {
        // In this order, so that the topology always describes itself the same way.
        return new LinkedHashSet<>(
                List.of(
                        Stores.keyValueStoreBuilder(
                                        Stores.persistentKeyValueStore(REPORTS),
                                        Serdes.Bytes(),
                                        Serdes.ByteArray())
                                .withLoggingEnabled(Map.of())
                                .withCachingEnabled(),
                        Stores.keyValueStoreBuilder(
                                        Stores.persistentKeyValueStore(TIME),
                                        Serdes.String(),
                                        Serdes.Long())
                                .withLoggingEnabled(Map.of())
                                .withCachingEnabled()));
    }

    static QualityState of(ProcessorContext<?, ?> context) {
        return new QualityState(context.getStateStore(REPORTS), context.getStateStore(TIME));
    }

    /// ms since 1970; 0 before the first record.
    long timeMs() {
        Long timeMs = time.get(TIME_KEY);
        return timeMs == null ? 0 : timeMs;
    }

    void putTimeMs(long timeMs) {
        time.put(TIME_KEY, timeMs);
    }
}
