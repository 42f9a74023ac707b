package ai.hanzo.hmm.streams;

import ai.hanzo.hmm.wire.registry.Registry;
import ai.hanzo.hmm.wire.topic.Partitions;
import ai.hanzo.hmm.wire.topic.TopicCatalogue;

import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.Topology;

import java.time.Duration;
import java.util.List;

/// What every room of the exchange is built from. `conflation` is how often derived data (balances,
/// prices, depth) is written at most; `clock` how often a room looks whether time is due.
public record Rooms(
        TopicCatalogue topics,
        Registry registry,
        Partitions partitions,
        Faults faults,
        Duration conflation,
        Duration clock) {

    /// A source of bytes: what they mean is read behind it, so that what cannot be read is a dead
    /// letter.
    public static void source(Topology topology, String name, List<String> topics) {
        var bytes = new ByteArrayDeserializer();
        topology.addSource(name, bytes, bytes, topics.toArray(String[]::new));
    }

    /// A sink for what cannot be used, as it was received.
    public static void deadLetters(
            Topology topology, String sink, TopicCatalogue topics, String processor) {
        var bytes = new ByteArraySerializer();
        topology.addSink(sink, topics.deadLetters(), bytes, bytes, processor);
    }
}
