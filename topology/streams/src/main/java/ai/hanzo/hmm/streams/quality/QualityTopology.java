package ai.hanzo.hmm.streams.quality;

import ai.hanzo.hmm.streams.inbox.Inbox;
import ai.hanzo.hmm.wire.MarketCommand;
import ai.hanzo.hmm.wire.MarketStatus;
import ai.hanzo.hmm.wire.TelemetryRecord;
import ai.hanzo.hmm.wire.registry.Registry;
import ai.hanzo.hmm.wire.serde.AvroSerde;
import ai.hanzo.hmm.wire.topic.TopicCatalogue;

import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

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
    private static final String MARKETS_TOPIC = "quality-markets-topic";
    private static final String MARKETS_COPY = "quality-markets-copy";

    private QualityTopology() {}

    public static Topology build(
            TopicCatalogue topics, Registry registry, QualitySettings settings) {
        var telemetry = AvroSerde.of(registry, TelemetryRecord.class);
        var commands = AvroSerde.of(registry, MarketCommand.class).serializer();
        var inbox = new Inbox<>(telemetry.deserializer(), settings.telemetryPartitions());
        var gates = gates(topics, registry);
        Topology topology = new Topology();
        addMarkets(topology, topics);
        topology.addSource(
                TELEMETRY,
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer(),
                topics.telemetry().name());
        topology.addProcessor(ROOM, new RoomSupplier(inbox, gates, settings), TELEMETRY);
        topology.addSink(
                MARKET_COMMANDS,
                topics.marketCommands().name(),
                new StringSerializer(),
                commands,
                ROOM);
        topology.addSink(
                TICKS,
                topics.telemetry().name(),
                new StringSerializer(),
                telemetry.serializer(),
                ROOM);
        topology.addSink(
                DEAD_LETTERS,
                topics.deadLetters(),
                new ByteArraySerializer(),
                new ByteArraySerializer(),
                ROOM);
        return topology;
    }

    /// Every instance holds all markets; they are few.
    private static void addMarkets(Topology topology, TopicCatalogue topics) {
        topology.addGlobalStore(
                Stores.keyValueStoreBuilder(
                                Stores.inMemoryKeyValueStore(MARKETS),
                                Serdes.String(),
                                Serdes.ByteArray())
                        .withLoggingDisabled(),
                MARKETS_TOPIC,
                new StringDeserializer(),
                new ByteArrayDeserializer(),
                topics.markets().name(),
                MARKETS_COPY,
                () -> new TopicCopy(MARKETS));
    }

    private static Function<ProcessorContext<?, ?>, TelemetryGate> gates(
            TopicCatalogue topics, Registry registry) {
        var statuses = AvroSerde.of(registry, MarketStatus.class).deserializer();
        return context -> {
            KeyValueStore<String, byte[]> copy = context.getStateStore(MARKETS);
            var markets = new ObservedMarkets(copy, statuses, topics.markets().name());
            return new TelemetryGate(markets::definition);
        };
    }

    private record RoomSupplier(
            Inbox<TelemetryRecord> inbox,
            Function<ProcessorContext<?, ?>, TelemetryGate> gates,
            QualitySettings settings)
            implements ProcessorSupplier<byte[], byte[], Object, Object> {
        @Override
        public Processor<byte[], byte[], Object, Object> get() {
            return new QualityProcessor(inbox, gates, settings);
        }

        @Override
        public Set<StoreBuilder<?>> stores() {
            return QualityState.stores();
        }
    }
}
