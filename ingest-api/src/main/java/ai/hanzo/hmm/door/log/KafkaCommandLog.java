package ai.hanzo.hmm.door.log;

import static ai.hanzo.hmm.door.problem.Code.INTERNAL;
import static ai.hanzo.hmm.door.problem.Code.UNAVAILABLE;

import ai.hanzo.hmm.door.problem.Problem;
import ai.hanzo.hmm.wire.registry.Registry;
import ai.hanzo.hmm.wire.serde.AvroSerializer;
import ai.hanzo.hmm.wire.topic.Topic;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/// One idempotent producer for all commands. A send may wait for metadata, for memory, for a
/// registry and for the replicas; it waits on a virtual thread of its own, and their number is
/// bounded.
public final class KafkaCommandLog implements CommandLog, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(KafkaCommandLog.class);
    private static final int MAX_IN_FLIGHT = 20_000;
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);

    private final Producer<String, byte[]> producer;
    private final AvroSerializer<SpecificRecord> serializer;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore room = new Semaphore(MAX_IN_FLIGHT);

    /// @param overrides producer settings that go over the door's own
    public KafkaCommandLog(
            String bootstrapServers, Registry registry, Map<String, String> overrides) {
        this(
                new KafkaProducer<>(
                        settings(bootstrapServers, overrides),
                        new StringSerializer(),
                        new ByteArraySerializer()),
                registry);
    }

    KafkaCommandLog(Producer<String, byte[]> producer, Registry registry) {
        this.producer = producer;
        this.serializer = new AvroSerializer<>(registry, true);
    }

    private static Map<String, Object> settings(
            String bootstrapServers, Map<String, String> overrides) {
        var settings = new HashMap<String, Object>();
        settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        settings.put(ProducerConfig.CLIENT_ID_CONFIG, "hmm-door-commands");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 3_000);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 3_000);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 7_000);
        settings.putAll(overrides);
        return settings;
    }

    @Override
    public <V extends SpecificRecord> CompletableFuture<Appended> append(
            Topic<V> topic, String key, V value) {
        if (!room.tryAcquire()) return full();
        return CompletableFuture.supplyAsync(
                        () -> confirmed(topic, handOver(topic, key, value)), threads)
                .whenComplete((_, _) -> room.release());
    }

    private static CompletableFuture<Appended> full() {
        return CompletableFuture.failedFuture(
                Problem.of(UNAVAILABLE, MAX_IN_FLIGHT + " commands wait for the log already"));
    }

    @Override
    public CommandLog inOrder() {
        return new InOrder();
    }

    /// Hands each record to the producer after the one before it. How long they take to be
    /// confirmed does not matter: an idempotent producer keeps the order.
    private final class InOrder implements CommandLog {
        private CompletableFuture<?> before = CompletableFuture.completedFuture(null);

        @Override
        public <V extends SpecificRecord> CompletableFuture<Appended> append(
                Topic<V> topic, String key, V value) {
            if (!room.tryAcquire()) return full();
            var sent = before.thenApplyAsync(_ -> handOver(topic, key, value), threads);
            before = sent.handle((_, _) -> null);
            return sent.thenApplyAsync(record -> confirmed(topic, record), threads)
                    .whenComplete((_, _) -> room.release());
        }

        @Override
        public CommandLog inOrder() {
            return this;
        }
    }

    private <V extends SpecificRecord> Future<RecordMetadata> handOver(
            Topic<V> topic, String key, V value) {
        try {
            var bytes = serializer.serialize(topic.name(), value);
            return producer.send(new ProducerRecord<>(topic.name(), key, bytes));
        } catch (SerializationException refused) {
            LOG.error("the registry refuses the schema of {}", topic.name(), refused);
            throw Problem.of(INTERNAL, "the schema registry refuses the schema", refused);
        } catch (RuntimeException failed) {
            throw unavailable(topic, failed);
        }
    }

    private static Appended confirmed(Topic<?> topic, Future<RecordMetadata> sent) {
        try {
            var at = sent.get();
            return new Appended(at.topic(), at.partition(), at.offset());
        } catch (ExecutionException failed) {
            throw unavailable(topic, failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw unavailable(topic, stopped);
        }
    }

    private static Problem unavailable(Topic<?> topic, Throwable why) {
        LOG.warn("{} did not take a command: {}", topic.name(), why.toString());
        return Problem.of(
                UNAVAILABLE,
                "the log did not confirm the command in time; send it again with the same id",
                why);
    }

    /// Waits, with a limit, until every command under way is answered.
    @Override
    public void close() {
        producer.close(CLOSE_TIMEOUT);
        threads.shutdownNow();
    }
}
