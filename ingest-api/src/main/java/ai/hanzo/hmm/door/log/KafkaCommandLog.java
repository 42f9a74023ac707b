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
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/// One idempotent producer for all commands. A send may wait for metadata, for memory and for a
/// registry, in the caller's thread and for a bounded time; for the replicas nobody waits, and the
/// number of those under way is bounded.
public final class KafkaCommandLog implements CommandLog, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(KafkaCommandLog.class);
    private static final int MAX_IN_FLIGHT = 20_000;

    /// Commands that come within it share a request to the broker: with a request for each, at
    /// thousands a second, the broker and all that read the topic wake up for every one.
    private static final int LINGER_MS = 2;

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
        settings.put(ProducerConfig.LINGER_MS_CONFIG, LINGER_MS);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 3_000);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 3_000);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 7_000);
        settings.putAll(overrides);
        return settings;
    }

    /// Shows the producer to whoever watches it.
    public void watch(Consumer<Producer<?, ?>> watcher) {
        watcher.accept(producer);
    }

    @Override
    public <V extends SpecificRecord> CompletableFuture<Appended> append(
            Topic<V> topic, String key, V value) {
        if (!room.tryAcquire()) {
            return CompletableFuture.failedFuture(
                    Problem.of(UNAVAILABLE, MAX_IN_FLIGHT + " commands wait for the log already"));
        }
        var appended = new CompletableFuture<Appended>();
        var caller = Thread.currentThread();
        try {
            var record =
                    new ProducerRecord<>(
                            topic.name(), key, serializer.serialize(topic.name(), value));
            producer.send(
                    record,
                    (at, failed) -> {
                        // Whoever waits goes on in a thread of its own: the producer's has the next
                        // to send. What fails at once the caller is told at once.
                        Executor on = Thread.currentThread() == caller ? Runnable::run : threads;
                        room.release();
                        on.execute(() -> answer(topic, appended, at, failed));
                    });
        } catch (RuntimeException failed) {
            room.release();
            answer(topic, appended, null, failed);
        }
        return appended;
    }

    private static void answer(
            Topic<?> topic,
            CompletableFuture<Appended> appended,
            RecordMetadata at,
            Exception failed) {
        if (failed == null) {
            appended.complete(new Appended(at.topic(), at.partition(), at.offset()));
        } else {
            appended.completeExceptionally(problem(topic, failed));
        }
    }

    private static Problem problem(Topic<?> topic, Exception failed) {
        if (failed instanceof SerializationException) {
            LOG.error("the registry refuses the schema of {}", topic.name(), failed);
            return Problem.of(INTERNAL, "the schema registry refuses the schema", failed);
        }
        return unavailable(topic, failed);
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
        threads.shutdown();
    }
}
