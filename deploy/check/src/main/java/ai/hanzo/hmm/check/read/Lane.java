package ai.hanzo.hmm.check.read;

import ai.hanzo.hmm.check.log.Reader;
import ai.hanzo.hmm.wire.topic.Topic;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// What some markets published in one partition, in order; what others did there is skipped.
public final class Lane<V extends SpecificRecord> {
    private final Reader reader;
    private final TopicPartition partition;
    private final Gate<V> gate;
    private final Predicate<V> isTheirs;
    private Optional<Published<V>> next = Optional.empty();
    private boolean diverged;

    /// A record and what it says.
    public record Published<V>(ConsumerRecord<byte[], byte[]> record, V value) {
        public String place() {
            return Places.text(record);
        }
    }

    private Lane(Reader reader, TopicPartition partition, Gate<V> gate, Predicate<V> isTheirs) {
        this.reader = reader;
        this.partition = partition;
        this.gate = gate;
        this.isTheirs = isTheirs;
    }

    /// Of all partitions of a topic, in order.
    public static <V extends SpecificRecord> List<Lane<V>> of(
            Exchange exchange, Reader reader, Topic<V> topic, Predicate<V> isTheirs) {
        var gate = exchange.gate(topic);
        return exchange.logs().cut().partitions(topic.name()).stream()
                .map(partition -> new Lane<>(reader, partition, gate, isTheirs))
                .toList();
    }

    /// The next one, which stays the next until it is taken; empty at the end.
    public Optional<Published<V>> peek() {
        while (next.isEmpty()) {
            var record = reader.next(partition);
            if (record.isEmpty()) return Optional.empty();
            next =
                    gate.read(record.get())
                            .map(Gate.Read::value)
                            .filter(isTheirs)
                            .map(value -> new Published<>(record.get(), value));
        }
        return next;
    }

    public Optional<Published<V>> take() {
        var taken = peek();
        next = Optional.empty();
        return taken;
    }

    /// From here on nothing in it can be compared any more.
    public void diverge() {
        diverged = true;
    }

    public boolean isDiverged() {
        return diverged;
    }
}
