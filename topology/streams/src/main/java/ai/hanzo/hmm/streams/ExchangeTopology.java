package ai.hanzo.hmm.streams;

import ai.hanzo.hmm.streams.ledger.LedgerRoom;
import ai.hanzo.hmm.streams.market.MarketRoom;
import ai.hanzo.hmm.streams.operator.OperatorRoom;
import ai.hanzo.hmm.streams.token.TokenKeys;
import ai.hanzo.hmm.streams.token.TokenRoom;

import org.apache.kafka.streams.Topology;

/// The exchange: ledger, markets, the operator's relay and tokens, a sub-topology each, joined only
/// by topics.
public final class ExchangeTopology {
    private ExchangeTopology() {}

    public static Topology build(Rooms rooms, TokenKeys keys) {
        var topology = new Topology();
        LedgerRoom.addTo(topology, rooms);
        MarketRoom.addTo(topology, rooms);
        OperatorRoom.addTo(topology, rooms);
        TokenRoom.addTo(
                topology, rooms.topics(), rooms.registry(), keys, rooms.partitions().accounts());
        return topology;
    }
}
