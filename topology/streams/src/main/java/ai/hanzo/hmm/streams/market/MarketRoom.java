package ai.hanzo.hmm.streams.market;

import ai.hanzo.hmm.streams.Outlet;
import ai.hanzo.hmm.streams.Rooms;
import ai.hanzo.hmm.streams.inbox.Inbox;
import ai.hanzo.hmm.wire.MarketCommand;
import ai.hanzo.hmm.wire.serde.AvroDeserializer;
import ai.hanzo.hmm.wire.topic.TopicCatalogue;

import org.apache.kafka.streams.Topology;

import java.util.List;

/// Puts the markets into a topology, as one sub-topology.
public final class MarketRoom {
    private static final String SOURCE = "market-source";
    private static final String PROCESSOR = "market";

    private MarketRoom() {}

    public static void addTo(Topology topology, Rooms rooms) {
        var topics = rooms.topics();
        var registry = rooms.registry();
        var outlets = outlets(topics);
        Rooms.source(topology, SOURCE, List.of(topics.marketCommands().name()));
        topology.addProcessor(
                PROCESSOR,
                () ->
                        new MarketProcessor(
                                new Inbox<>(
                                        new AvroDeserializer<>(registry, MarketCommand.class),
                                        rooms.partitions().markets()),
                                outlets,
                                rooms.faults(),
                                rooms.conflation(),
                                rooms.clock()),
                SOURCE);
        topology.addStateStore(MarketStore.builder(), PROCESSOR);
        outlets.executions().addTo(topology, registry, PROCESSOR);
        outlets.settlements().addTo(topology, registry, PROCESSOR);
        outlets.allocations().addTo(topology, registry, PROCESSOR);
        outlets.quality().addTo(topology, registry, PROCESSOR);
        outlets.prices().addTo(topology, registry, PROCESSOR);
        outlets.candles().addTo(topology, registry, PROCESSOR);
        outlets.depth().addTo(topology, registry, PROCESSOR);
        outlets.markets().addTo(topology, registry, PROCESSOR);
        outlets.ticks().addTo(topology, registry, PROCESSOR);
        Rooms.deadLetters(topology, outlets.deadLetters(), topics, PROCESSOR);
    }

    static MarketOutlets outlets(TopicCatalogue topics) {
        return new MarketOutlets(
                new Outlet<>("market-executions", topics.executions()),
                new Outlet<>("market-settlements", topics.settlements()),
                new Outlet<>("market-allocations", topics.allocations()),
                new Outlet<>("market-quality", topics.quality()),
                new Outlet<>("market-prices", topics.prices()),
                new Outlet<>("market-candles", topics.candles()),
                new Outlet<>("market-depth", topics.depth()),
                new Outlet<>("market-markets", topics.markets()),
                new Outlet<>("market-ticks", topics.marketCommands()),
                "market-dead-letters");
    }
}
