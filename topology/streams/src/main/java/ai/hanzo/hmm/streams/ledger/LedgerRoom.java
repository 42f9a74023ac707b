package ai.hanzo.hmm.streams.ledger;

import ai.hanzo.hmm.streams.Outlet;
import ai.hanzo.hmm.streams.Rooms;

import org.apache.kafka.streams.Topology;

/// Puts the ledger into a topology, as one sub-topology.
public final class LedgerRoom {
    private static final String SOURCE = "ledger-source";
    private static final String PROCESSOR = "ledger";

    /// Of the rooms' conflation: executions tell at once what became of a command, and balances are
    /// many and large.
    private static final int BALANCES_SLOWER = 4;

    private LedgerRoom() {}

    public static void addTo(Topology topology, Rooms rooms) {
        var topics = rooms.topics();
        var registry = rooms.registry();
        var gates = new LedgerGates(topics, registry, rooms.partitions().accounts());
        var outlets =
                new LedgerOutlets(
                        new Outlet<>("ledger-market-commands", topics.marketCommands()),
                        new Outlet<>("ledger-executions", topics.executions()),
                        new Outlet<>("ledger-credits", topics.credits()),
                        new Outlet<>("ledger-balances", topics.balances()),
                        "ledger-dead-letters");
        Rooms.source(topology, SOURCE, gates.topics());
        topology.addProcessor(
                PROCESSOR,
                () ->
                        new LedgerProcessor(
                                new LedgerGates(topics, registry, rooms.partitions().accounts()),
                                outlets,
                                rooms.faults(),
                                rooms.conflation().multipliedBy(BALANCES_SLOWER),
                                rooms.clock()),
                SOURCE);
        topology.addStateStore(StoredLedger.builder(), PROCESSOR);
        outlets.marketCommands().addTo(topology, registry, PROCESSOR);
        outlets.executions().addTo(topology, registry, PROCESSOR);
        outlets.credits().addTo(topology, registry, PROCESSOR);
        outlets.balances().addTo(topology, registry, PROCESSOR);
        Rooms.deadLetters(topology, outlets.deadLetters(), topics, PROCESSOR);
    }
}
