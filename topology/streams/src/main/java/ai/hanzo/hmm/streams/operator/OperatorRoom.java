package ai.hanzo.hmm.streams.operator;

import ai.hanzo.hmm.streams.Outlet;
import ai.hanzo.hmm.streams.Rooms;
import ai.hanzo.hmm.streams.inbox.Inbox;
import ai.hanzo.hmm.wire.OperatorCommand;
import ai.hanzo.hmm.wire.serde.AvroDeserializer;

import org.apache.kafka.streams.Topology;

import java.util.List;

/// Puts the operator's relay into a topology, as one sub-topology.
public final class OperatorRoom {
    private static final String SOURCE = "operator-source";
    private static final String PROCESSOR = "operator-relay";
    private static final String DEAD_LETTERS = "operator-dead-letters";

    private OperatorRoom() {}

    public static void addTo(Topology topology, Rooms rooms) {
        var topics = rooms.topics();
        var registry = rooms.registry();
        var out = new Outlet<>("operator-market-commands", topics.marketCommands());
        var credits = new Outlet<>("operator-credits", topics.credits());
        Rooms.source(topology, SOURCE, List.of(topics.operatorCommands().name()));
        topology.addProcessor(
                PROCESSOR,
                () ->
                        new OperatorRelay(
                                new Inbox<>(
                                        new AvroDeserializer<>(registry, OperatorCommand.class),
                                        rooms.partitions().markets()),
                                out,
                                credits,
                                DEAD_LETTERS),
                SOURCE);
        out.addTo(topology, registry, PROCESSOR);
        credits.addTo(topology, registry, PROCESSOR);
        Rooms.deadLetters(topology, DEAD_LETTERS, topics, PROCESSOR);
    }
}
