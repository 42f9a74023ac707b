package ai.hanzo.hmm.streams.token;

import ai.hanzo.hmm.streams.inbox.Inbox;
import ai.hanzo.hmm.wire.AccessToken;
import ai.hanzo.hmm.wire.Allocation;
import ai.hanzo.hmm.wire.registry.Registry;
import ai.hanzo.hmm.wire.serde.AvroSerde;
import ai.hanzo.hmm.wire.topic.TopicCatalogue;

import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.Topology;

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
        var tokens = AvroSerde.of(registry, AccessToken.class).serializer();
        var inbox = new Inbox<>(allocations, accountPartitions);
        topology.addSource(
                ALLOCATIONS,
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer(),
                topics.allocations().name());
        topology.addProcessor(ROOM, () -> new TokenProcessor(inbox, keys), ALLOCATIONS);
        topology.addSink(
                ACCESS_TOKENS, topics.accessTokens().name(), new StringSerializer(), tokens, ROOM);
        topology.addSink(
                DEAD_LETTERS,
                topics.deadLetters(),
                new ByteArraySerializer(),
                new ByteArraySerializer(),
                ROOM);
    }
}
