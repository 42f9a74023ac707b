package ai.hanzo.hmm.door.view;

import ai.hanzo.hmm.wire.AccessToken;
import ai.hanzo.hmm.wire.AccountBalances;
import ai.hanzo.hmm.wire.Allocation;
import ai.hanzo.hmm.wire.Depth;
import ai.hanzo.hmm.wire.Execution;
import ai.hanzo.hmm.wire.MarketPrice;
import ai.hanzo.hmm.wire.MarketStatus;
import ai.hanzo.hmm.wire.QualityScore;
import ai.hanzo.hmm.wire.registry.Registry;
import ai.hanzo.hmm.wire.topic.TopicCatalogue;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.state.Stores;

import java.util.List;
import java.util.Map;

/// The views and their topology: topic, processor, store, once for each.
final class ViewTopology {
    final View<Execution> outcomes;
    final View<AccountBalances> balances;
    final View<Allocation> allocations;
    final View<AccessToken> tokens;
    final View<MarketStatus> markets;
    final View<MarketPrice> prices;
    final View<Depth> depth;
    final View<QualityScore> quality;

    ViewTopology(TopicCatalogue topics, Registry registry) {
        outcomes =
                View.of(
                        "outcomes",
                        topics.executions(),
                        registry,
                        (store, _, value, bytes) -> OutcomeKeys.write(store, value, bytes));
        allocations =
                View.of(
                        "allocations",
                        topics.allocations(),
                        registry,
                        (store, account, value, bytes) ->
                                store.put(
                                        AllocationKeys.of(account, value.getAllocationId()),
                                        bytes));
        tokens =
                View.of(
                        "tokens",
                        topics.accessTokens(),
                        registry,
                        (store, account, value, bytes) ->
                                store.put(
                                        AllocationKeys.of(account, value.getAllocationId()),
                                        bytes));
        balances = View.latest("balances", topics.balances(), registry);
        markets = View.latest("markets", topics.markets(), registry);
        prices = View.latest("prices", topics.prices(), registry);
        depth = View.latest("depth", topics.depth(), registry);
        quality = View.latest("quality", topics.quality(), registry);
    }

    Topology build(TopologyConfig config) {
        var topology = new Topology(config);
        var views =
                List.of(outcomes, balances, allocations, tokens, markets, prices, depth, quality);
        for (var view : views) add(topology, view);
        return topology;
    }

    private static <V extends SpecificRecord> void add(Topology topology, View<V> view) {
        var source = view.store() + "-source";
        var processor = view.store() + "-view";
        var store =
                Stores.keyValueStoreBuilder(
                                Stores.persistentKeyValueStore(view.store()),
                                Serdes.String(),
                                Serdes.ByteArray())
                        .withCachingEnabled()
                        .withLoggingEnabled(Map.of());
        topology.addSource(
                        source,
                        Serdes.String().deserializer(),
                        Serdes.ByteArray().deserializer(),
                        view.topic().name())
                .addProcessor(processor, () -> new ViewProcessor<>(view), source)
                .addStateStore(store, processor);
    }
}
