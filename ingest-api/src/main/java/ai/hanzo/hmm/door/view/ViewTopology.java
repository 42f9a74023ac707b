package ai.hanzo.hmm.door.view;

import ai.hanzo.hmm.wire.AccessToken;
import ai.hanzo.hmm.wire.AccountBalances;
import ai.hanzo.hmm.wire.Allocation;
import ai.hanzo.hmm.wire.Candle;
import ai.hanzo.hmm.wire.Depth;
import ai.hanzo.hmm.wire.Execution;
import ai.hanzo.hmm.wire.MarketPrice;
import ai.hanzo.hmm.wire.MarketStatus;
import ai.hanzo.hmm.wire.QualityScore;
import ai.hanzo.hmm.wire.Settlement;
import ai.hanzo.hmm.wire.registry.Registry;
import ai.hanzo.hmm.wire.serde.AvroDeserializer;
import ai.hanzo.hmm.wire.topic.TopicCatalogue;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The views and their topology: a topic and a processor each, a store for all that are partitioned
/// alike.
///
/// Several doors share the partitions of what is of accounts, and of the history of markets. What
/// every request may need, the markets' terms, their prices and the providers' quality, each door
/// keeps whole: a record a market, and 26 a provider and market, however old the exchange is.
final class ViewTopology {
    final View<Execution> outcomes;
    final View<AccountBalances> balances;
    final View<Allocation> allocations;
    final View<AccessToken> tokens;
    final View<MarketStatus> markets;
    final View<MarketPrice> prices;
    final View<Depth> depth;
    final View<QualityScore> quality;
    final View<Settlement> trades;
    final View<Candle> candles;

    ViewTopology(TopicCatalogue topics, Registry registry) {
        var executions = new AvroDeserializer<>(registry, Execution.class);
        var outcomeRows =
                new OutcomeRows(row -> executions.deserialize(topics.executions().name(), row));
        outcomes =
                View.of(
                        "outcome",
                        topics.executions(),
                        registry,
                        (store, account, value, bytes, offset) -> {
                            outcomeRows.write(store, account, value, bytes, offset);
                            PostedRows.count(store, value, offset);
                        });
        var records = new AvroDeserializer<>(registry, Allocation.class);
        var allocationRows =
                new AllocationRows(row -> records.deserialize(topics.allocations().name(), row));
        allocations = View.of("allocation", topics.allocations(), registry, allocationRows);
        tokens =
                View.of(
                        "token",
                        topics.accessTokens(),
                        registry,
                        (store, account, value, bytes, _) ->
                                store.put(
                                        AllocationRows.tokenKey(account, value.getAllocationId()),
                                        bytes));
        balances = View.latest("balances", topics.balances(), registry);
        markets = View.latest("market", topics.markets(), registry).wholeAtEachDoor();
        prices = View.latest("price", topics.prices(), registry).wholeAtEachDoor();
        trades = View.of("trade", topics.settlements(), registry, new TradeRows());
        candles = View.of("candle", topics.candles(), registry, new CandleRows());
        depth =
                View.of(
                        "depth",
                        topics.depth(),
                        registry,
                        new DepthWriter("depth|", topics.depth(), registry));
        var scores = new AvroDeserializer<>(registry, QualityScore.class);
        quality =
                View.of(
                                "quality",
                                topics.quality(),
                                registry,
                                new ScoredRows(
                                        "quality|",
                                        row -> scores.deserialize(topics.quality().name(), row)))
                        .wholeAtEachDoor();
    }

    Topology build(TopologyConfig config) {
        var topology = new Topology(config);
        var stores = new TreeMap<String, List<String>>();
        for (var view : wholeAtEachDoor()) addWhole(topology, view);
        for (var view : List.of(outcomes, balances, allocations, tokens, depth, trades, candles)) {
            add(topology, view);
            stores.computeIfAbsent(view.store(), _ -> new ArrayList<>()).add(processor(view));
        }
        stores.forEach(
                (store, processors) ->
                        topology.addStateStore(builder(store), processors.toArray(String[]::new)));
        return topology;
    }

    /// The topics of what each door keeps whole.
    List<String> topicsOfEachDoor() {
        return wholeAtEachDoor().stream().<String>map(view -> view.topic().name()).toList();
    }

    private List<View<?>> wholeAtEachDoor() {
        return List.of(markets, prices, quality);
    }

    private static <V extends SpecificRecord> void addWhole(Topology topology, View<V> view) {
        topology.addGlobalStore(
                builder(view.store()).withLoggingDisabled(),
                view.name() + "-source",
                Serdes.String().deserializer(),
                Serdes.ByteArray().deserializer(),
                view.topic().name(),
                processor(view),
                () -> new ViewProcessor<>(view));
    }

    private static <V extends SpecificRecord> void add(Topology topology, View<V> view) {
        var source = view.name() + "-source";
        topology.addSource(
                        source,
                        Serdes.String().deserializer(),
                        Serdes.ByteArray().deserializer(),
                        view.topic().name())
                .addProcessor(processor(view), () -> new ViewProcessor<>(view), source);
    }

    private static String processor(View<?> view) {
        return view.name() + "-view";
    }

    private static StoreBuilder<KeyValueStore<String, byte[]>> builder(String store) {
        return Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(store), Serdes.String(), Serdes.ByteArray())
                .withCachingEnabled()
                .withLoggingEnabled(Map.of());
    }
}
