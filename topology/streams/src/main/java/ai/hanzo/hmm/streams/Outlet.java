package ai.hanzo.hmm.streams;

import ai.hanzo.hmm.wire.registry.Registry;
import ai.hanzo.hmm.wire.serde.AvroSerializer;
import ai.hanzo.hmm.wire.topic.Topic;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

import java.nio.charset.StandardCharsets;

/// A way out of a room: the sink it leads to and how values are written for its topic. Processors
/// forward bytes, so that one processor may write several topics without losing their types.
public final class Outlet<V extends SpecificRecord> {
    private final String sink;
    private final String topic;
    private final Serializer<V> values;

    public Outlet(String sink, Topic<V> topic, Registry registry) {
        this.sink = sink;
        this.topic = topic.name();
        this.values = new AvroSerializer<>(registry, true);
    }

    public String sink() {
        return sink;
    }

    public String topic() {
        return topic;
    }

    public void send(
            ProcessorContext<byte[], byte[]> context, String key, V value, long timestampMs) {
        context.forward(record(key, value, timestampMs), sink);
    }

    /// With a header of ours besides.
    public void send(
            ProcessorContext<byte[], byte[]> context,
            String key,
            V value,
            long timestampMs,
            String header,
            String text) {
        var headers = new RecordHeaders();
        headers.add(header, text.getBytes(StandardCharsets.UTF_8));
        context.forward(record(key, value, timestampMs).withHeaders(headers), sink);
    }

    private Record<byte[], byte[]> record(String key, V value, long timestampMs) {
        var bytes = key.getBytes(StandardCharsets.UTF_8);
        return new Record<>(bytes, values.serialize(topic, value), timestampMs);
    }
}
