package ai.hanzo.hmm.streams.token;

import ai.hanzo.hmm.streams.Outlet;
import ai.hanzo.hmm.streams.Rooms;
import ai.hanzo.hmm.streams.inbox.Inbox;
import ai.hanzo.hmm.wire.Allocation;
import ai.hanzo.hmm.wire.registry.Registry;
import ai.hanzo.hmm.wire.serde.AvroSerde;
import ai.hanzo.hmm.wire.topic.TopicCatalogue;

import org.apache.kafka.streams.Topology;

import java.util.List;

/// The sub-topology that turns allocations into access tokens. It keeps no state.
public final class TokenRoom {
    static final String ACCESS_TOKENS = "tokens-access-tokens";
    static final String DEAD_LETTERS = "tokens-dead-letters";

    private static final String ALLOCATIONS = "tokens-allocations";
    private static final String ROOM = "tokens-room";

    private TokenRoom() {}

    /// Adds it to a topology whose other parts it shares nothing with.
    ///
    /// @param accountPartitions partitions of the topics keyed by account, >= 1
    public static void addTo(
            Topology topology,
            TopicCatalogue topics,
            Registry registry,
            TokenKeys keys,
            int accountPartitions) {
        var allocations = AvroSerde.of(registry, Allocation.class).deserializer();
        var inbox = new Inbox<>(allocations, accountPartitions);
        var out = new Outlet<>(ACCESS_TOKENS, topics.accessTokens());
        Rooms.source(topology, ALLOCATIONS, List.of(topics.allocations().name()));
        topology.addProcessor(ROOM, () -> new TokenProcessor(inbox, keys, out), ALLOCATIONS);
        out.addTo(topology, registry, ROOM);
        Rooms.deadLetters(topology, DEAD_LETTERS, topics, ROOM);
    }
}
