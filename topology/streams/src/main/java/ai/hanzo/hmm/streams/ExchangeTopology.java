package ai.hanzo.hmm.streams;

import ai.hanzo.hmm.streams.ledger.LedgerRoom;
import ai.hanzo.hmm.streams.market.MarketRoom;
import ai.hanzo.hmm.streams.operator.OperatorRoom;
import ai.hanzo.hmm.streams.token.TokenKeys;
import ai.hanzo.hmm.streams.token.TokenRoom;

import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;

/// The exchange: ledger, markets, the operator's relay and tokens, a sub-topology each, joined only
/// by topics.
public final class ExchangeTopology {
    private ExchangeTopology() {}

    public static Topology build(Rooms rooms, TokenKeys keys) {
        return build(new Topology(), rooms, keys);
    }

    /// With the settings that belong to a topology, as `processor.wrapper.class`.
    static Topology build(StreamsConfig config, Rooms rooms, TokenKeys keys) {
        return build(new Topology(new TopologyConfig(config)), rooms, keys);
    }

    private static Topology build(Topology topology, Rooms rooms, TokenKeys keys) {
        LedgerRoom.addTo(topology, rooms);
        MarketRoom.addTo(topology, rooms);
        OperatorRoom.addTo(topology, rooms);
        TokenRoom.addTo(
                topology, rooms.topics(), rooms.registry(), keys, rooms.partitions().accounts());
        return topology;
    }
}
