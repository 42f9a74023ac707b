package ai.hanzo.hmm.door.tail;

import ai.hanzo.hmm.wire.registry.Registry;
import ai.hanzo.hmm.wire.serde.AvroDeserializer;
import ai.hanzo.hmm.wire.serde.UnreadableRecordException;
import ai.hanzo.hmm.wire.topic.Topic;
import ai.hanzo.hmm.wire.topic.TopicCatalogue;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// Reads every partition of the output topics from their ends on, committed records alone, and
/// tells the listeners. It belongs to no group: each door hears of everything, whichever holds the
/// views. A consumer that fails is replaced by one that goes on where it stood, so nothing is left
/// out while the topics keep it.
public final class Tail implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Tail.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);
    private static final long PAUSE_MS = 500;

    private final Map<String, AvroDeserializer<? extends SpecificRecord>> topics;
    private final List<Listener> listeners;
    private final Supplier<Consumer<String, byte[]>> consumers;
    private final Map<TopicPartition, Long> positions = new HashMap<>();
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread thread = Thread.ofPlatform().name("hmm-door-tail").unstarted(this::run);
    private volatile Consumer<String, byte[]> current;
    private volatile boolean closing;
    private volatile boolean following;

    /// @param overrides consumer settings that go over the door's own
    public Tail(
            String bootstrapServers,
            TopicCatalogue catalogue,
            Registry registry,
            Map<String, String> overrides,
            List<Listener> listeners) {
        this(
                deserializers(catalogue, registry),
                listeners,
                () ->
                        new KafkaConsumer<>(
                                settings(bootstrapServers, overrides),
                                new StringDeserializer(),
                                new ByteArrayDeserializer()));
    }

    Tail(
            Map<String, AvroDeserializer<? extends SpecificRecord>> topics,
            List<Listener> listeners,
            Supplier<Consumer<String, byte[]>> consumers) {
        this.topics = topics;
        this.listeners = List.copyOf(listeners);
        this.consumers = consumers;
    }

    /// Begins to read, from what comes after this call at the earliest.
    public void start() {
        thread.start();
    }

    /// What is not there yet, in words; empty while it follows the topics.
    public List<String> notReady() {
        return following ? List.of() : List.of("the door does not follow the exchange");
    }

    /// Whether its thread has died of a fault, which it does not come back from.
    public boolean hasStopped() {
        return thread.getState() == Thread.State.TERMINATED;
    }

    /// What its consumer says of itself; nothing while there is none.
    public Map<MetricName, ? extends Metric> metrics() {
        var consumer = current;
        return consumer == null ? Map.of() : consumer.metrics();
    }

    @Override
    public void close() {
        closing = true;
        stop.countDown();
        var consumer = current;
        if (consumer != null) consumer.wakeup();
        try {
            if (!thread.join(CLOSE_TIMEOUT)) LOG.warn("the tail did not stop in {}", CLOSE_TIMEOUT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static Map<String, AvroDeserializer<? extends SpecificRecord>> deserializers(
            TopicCatalogue catalogue, Registry registry) {
        return List.of(
                        catalogue.executions(),
                        catalogue.balances(),
                        catalogue.allocations(),
                        catalogue.settlements(),
                        catalogue.prices(),
                        catalogue.candles(),
                        catalogue.depth(),
                        catalogue.markets(),
                        catalogue.quality())
                .stream()
                .collect(Collectors.toMap(Topic::name, topic -> deserializer(topic, registry)));
    }

    private static <V extends SpecificRecord> AvroDeserializer<V> deserializer(
            Topic<V> topic, Registry registry) {
        return new AvroDeserializer<>(registry, topic.valueType());
    }

    private static Map<String, Object> settings(
            String bootstrapServers, Map<String, String> overrides) {
        var settings = new HashMap<String, Object>();
        settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        settings.put(ConsumerConfig.CLIENT_ID_CONFIG, "hmm-door-tail");
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 20);
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 2_000);
        settings.putAll(overrides);
        return settings;
    }

    private void run() {
        while (!closing) {
            try (var consumer = consumers.get()) {
                current = consumer;
                begin(consumer);
                following = true;
                while (!closing) consumer.poll(POLL).forEach(this::tell);
            } catch (WakeupException closed) {
                if (!closing) throw closed;
            } catch (KafkaException failed) {
                LOG.warn("the tail begins anew", failed);
                pause();
            } finally {
                following = false;
                current = null;
            }
        }
    }

    /// From the ends of all partitions, or from where the consumer before stood.
    private void begin(Consumer<String, byte[]> consumer) {
        var partitions = new ArrayList<TopicPartition>();
        for (var topic : topics.keySet()) {
            for (var each : consumer.partitionsFor(topic)) {
                partitions.add(new TopicPartition(topic, each.partition()));
            }
        }
        consumer.assign(partitions);
        consumer.endOffsets(partitions).forEach(positions::putIfAbsent);
        positions.forEach(consumer::seek);
    }

    private void tell(ConsumerRecord<String, byte[]> record) {
        var at = new TopicPartition(record.topic(), record.partition());
        if (record.key() != null && record.value() != null) {
            read(record).ifPresent(value -> tell(record, value));
        }
        positions.put(at, record.offset() + 1);
    }

    private void tell(ConsumerRecord<String, byte[]> record, SpecificRecord value) {
        var happening =
                new Happening(
                        record.topic(),
                        record.partition(),
                        record.offset(),
                        record.timestamp(),
                        record.key(),
                        value);
        for (var listener : listeners) {
            try {
                listener.happened(happening);
            } catch (RuntimeException failure) {
                LOG.error("a listener failed at {}", at(record), failure);
            }
        }
    }

    private Optional<SpecificRecord> read(ConsumerRecord<String, byte[]> record) {
        try {
            var reader = topics.get(record.topic());
            return Optional.of(reader.deserialize(record.topic(), record.value()));
        } catch (UnreadableRecordException unreadable) {
            LOG.warn("skipped {}: {}", at(record), unreadable.getMessage());
            return Optional.empty();
        }
    }

    private static String at(ConsumerRecord<String, byte[]> record) {
        return record.topic() + "-" + record.partition() + " at " + record.offset();
    }

    private void pause() {
        try {
            if (stop.await(PAUSE_MS, TimeUnit.MILLISECONDS)) return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
