package ai.hanzo.hmm.streams.market;

import ai.hanzo.hmm.streams.Outlet;
import ai.hanzo.hmm.streams.Rooms;
import ai.hanzo.hmm.streams.inbox.Inbox;
import ai.hanzo.hmm.wire.MarketCommand;
import ai.hanzo.hmm.wire.serde.AvroDeserializer;

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
        var outlets =
                new MarketOutlets(
                        new Outlet<>("market-executions", topics.executions(), registry),
                        new Outlet<>("market-settlements", topics.settlements(), registry),
                        new Outlet<>("market-allocations", topics.allocations(), registry),
                        new Outlet<>("market-quality", topics.quality(), registry),
                        new Outlet<>("market-prices", topics.prices(), registry),
                        new Outlet<>("market-depth", topics.depth(), registry),
                        new Outlet<>("market-markets", topics.markets(), registry),
                        new Outlet<>("market-ticks", topics.marketCommands(), registry),
                        "market-dead-letters");
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
        Rooms.sink(topology, outlets.executions(), PROCESSOR);
        Rooms.sink(topology, outlets.settlements(), PROCESSOR);
        Rooms.sink(topology, outlets.allocations(), PROCESSOR);
        Rooms.sink(topology, outlets.quality(), PROCESSOR);
        Rooms.sink(topology, outlets.prices(), PROCESSOR);
        Rooms.sink(topology, outlets.depth(), PROCESSOR);
        Rooms.sink(topology, outlets.markets(), PROCESSOR);
        Rooms.sink(topology, outlets.ticks(), PROCESSOR);
        Rooms.deadLetters(topology, outlets.deadLetters(), topics, PROCESSOR);
    }
}
