package ai.hanzo.hmm.streams.quality;

import ai.hanzo.hmm.streams.Outlet;
import ai.hanzo.hmm.streams.Rooms;
import ai.hanzo.hmm.streams.inbox.Inbox;
import ai.hanzo.hmm.wire.MarketStatus;
import ai.hanzo.hmm.wire.TelemetryRecord;
import ai.hanzo.hmm.wire.registry.Registry;
import ai.hanzo.hmm.wire.serde.AvroSerde;
import ai.hanzo.hmm.wire.topic.TopicCatalogue;

import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

import java.util.List;
import java.util.Set;
import java.util.function.Function;

/// The topology of `hmm-quality`: telemetry in, raw buckets out to the markets.
public final class QualityTopology {
    static final String MARKET_COMMANDS = "quality-market-commands";
    static final String DEAD_LETTERS = "quality-dead-letters";
    static final String TICKS = "quality-ticks";

    private static final String TELEMETRY = "quality-telemetry";
    private static final String ROOM = "quality-room";
    private static final String MARKETS = "quality-markets";
    private static final String PROVIDERS = "quality-providers";

    private QualityTopology() {}

    public static Topology build(
            TopicCatalogue topics, Registry registry, QualitySettings settings) {
        var telemetry = AvroSerde.of(registry, TelemetryRecord.class);
        var inbox = new Inbox<>(telemetry.deserializer(), settings.telemetryPartitions());
        var gates = gates(topics, registry);
        var outlets = outlets(topics);
        Topology topology = new Topology();
        addCopy(topology, MARKETS, topics.markets().name(), () -> new TopicCopy(MARKETS));
        addCopy(topology, PROVIDERS, topics.quality().name(), () -> new TopicKeys(PROVIDERS));
        Rooms.source(topology, TELEMETRY, List.of(topics.telemetry().name()));
        topology.addProcessor(ROOM, new RoomSupplier(inbox, gates, outlets, settings), TELEMETRY);
        outlets.buckets().addTo(topology, registry, ROOM);
        outlets.ticks().addTo(topology, registry, ROOM);
        Rooms.deadLetters(topology, outlets.deadLetters(), topics, ROOM);
        return topology;
    }

    static QualityOutlets outlets(TopicCatalogue topics) {
        return new QualityOutlets(
                new Outlet<>(MARKET_COMMANDS, topics.marketCommands()),
                new Outlet<>(TICKS, topics.telemetry()),
                DEAD_LETTERS);
    }

    /// Every instance holds all markets, and the names of all providers; they are few.
    private static void addCopy(
            Topology topology,
            String store,
            String topic,
            ProcessorSupplier<String, byte[], Void, Void> copy) {
        topology.addGlobalStore(
                Stores.keyValueStoreBuilder(
                                Stores.inMemoryKeyValueStore(store),
                                Serdes.String(),
                                Serdes.ByteArray())
                        .withLoggingDisabled(),
                store + "-topic",
                new StringDeserializer(),
                new ByteArrayDeserializer(),
                topic,
                store + "-copy",
                copy);
    }

    private static Function<ProcessorContext<?, ?>, TelemetryGate> gates(
            TopicCatalogue topics, Registry registry) {
        var statuses = AvroSerde.of(registry, MarketStatus.class).deserializer();
        return context -> {
            KeyValueStore<String, byte[]> copy = context.getStateStore(MARKETS);
            var markets = new ObservedMarkets(copy, statuses, topics.markets().name());
            var providers = new KnownProviders(context.getStateStore(PROVIDERS));
            return new TelemetryGate(markets::definition, providers::knows);
        };
    }

    private record RoomSupplier(
            Inbox<TelemetryRecord> inbox,
            Function<ProcessorContext<?, ?>, TelemetryGate> gates,
            QualityOutlets outlets,
            QualitySettings settings)
            implements ProcessorSupplier<byte[], byte[], Object, Object> {
        @Override
        public Processor<byte[], byte[], Object, Object> get() {
            return new QualityProcessor(inbox, gates, outlets, settings);
        }

        @Override
        public Set<StoreBuilder<?>> stores() {
            return QualityState.stores();
        }
    }
}
