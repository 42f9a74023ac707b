package ai.hanzo.hmm.bench.load;

import ai.hanzo.hmm.bench.subject.ResultTopics;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;

/// Reads committed results from their end on, on a thread of its own, and tells when.
public final class Arrivals implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration STOPS_WITHIN = Duration.ofSeconds(10);

    private final ResultTopics topics;
    private final ResultTopics.Heard heard;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final CountDownLatch ready = new CountDownLatch(1);
    private final AtomicReference<RuntimeException> failure = new AtomicReference<>();
    private final Thread thread = Thread.ofPlatform().name("bench-arrivals").unstarted(this::run);
    private volatile boolean closing;

    /// @param heard told of every result, in the order in which they are read
    public Arrivals(String bootstrapServers, ResultTopics topics, ResultTopics.Heard heard) {
        this.topics = topics;
        this.heard = heard;
        this.consumer =
                new KafkaConsumer<>(
                        Map.of(
                                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                bootstrapServers,
                                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                                "read_committed",
                                ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                                50,
                                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                                10_000),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer());
    }

    /// Returns when it misses nothing any more.
    public void start() throws InterruptedException {
        thread.start();
        ready.await();
        check();
    }

    /// @throws IllegalStateException when reading has failed
    public void check() {
        var failed = failure.get();
        if (failed != null) throw new IllegalStateException("results cannot be read", failed);
    }

    @Override
    public void close() {
        closing = true;
        consumer.wakeup();
        try {
            if (!thread.join(STOPS_WITHIN)) {
                throw new IllegalStateException("the reader of results does not stop");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try (consumer) {
            var partitions =
                    topics.results().stream()
                            .flatMap(topic -> consumer.partitionsFor(topic).stream())
                            .map(info -> new TopicPartition(info.topic(), info.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToEnd(partitions);
            partitions.forEach(consumer::position);
            ready.countDown();
            while (!closing) poll();
        } catch (WakeupException _) {
            // It is time to close.
            return;
        } catch (RuntimeException e) {
            failure.set(e);
        } finally {
            ready.countDown();
        }
    }

    private void poll() {
        for (var record : consumer.poll(POLL)) topics.read(record, heard);
    }
}
