package ai.hanzo.hmm.streams;

import ai.hanzo.hmm.wire.registry.Registry;
import ai.hanzo.hmm.wire.serde.AvroSerde;
import ai.hanzo.hmm.wire.topic.Topic;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

import java.nio.charset.StandardCharsets;

/// A way out of a room: a sink, and the topic it leads to. A processor has several, so what it
/// forwards has no common type; an outlet takes only its topic's.
///
/// @param sink the sink's name in the topology
public record Outlet<V extends SpecificRecord>(String sink, Topic<V> topic) {

    /// Adds the sink behind a processor.
    public void addTo(Topology topology, Registry registry, String processor) {
        topology.addSink(
                sink,
                topic.name(),
                new StringSerializer(),
                AvroSerde.of(registry, topic.valueType()).serializer(),
                processor);
    }

    public void send(
            ProcessorContext<Object, Object> context, String key, V value, long timestampMs) {
        send(context, key, value, timestampMs, new RecordHeaders());
    }

    /// With a header of ours besides.
    public void send(
            ProcessorContext<Object, Object> context,
            String key,
            V value,
            long timestampMs,
            String header,
            String text) {
        var headers = new RecordHeaders();
        headers.add(header, text.getBytes(StandardCharsets.UTF_8));
        send(context, key, value, timestampMs, headers);
    }

    private void send(
            ProcessorContext<Object, Object> context,
            String key,
            V value,
            long timestampMs,
            Headers headers) {
        context.forward(new Record<>(key, value, timestampMs, headers), sink);
    }
}
