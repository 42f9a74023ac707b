package ai.hanzo.hmm.bench.telemetry;

import ai.hanzo.hmm.wire.TelemetryRecord;
import ai.hanzo.hmm.wire.registry.FixedCatalogue;
import ai.hanzo.hmm.wire.serde.AvroSerde;
import ai.hanzo.hmm.wire.topic.TopicCatalogue;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/// Sends reports as fast as the room takes them: only so many are on their way at once. Everything
/// but three numbers of each is encoded beforehand.
final class ReportLoad implements AutoCloseable {
    private static final int MOST_ON_THE_WAY = 50_000;
    private static final int LOOK_EVERY = 64;

    private final Fleet fleet;
    private final Figures figures;
    private final Expected expected;
    private final String topic;
    private final byte[][] providers;
    private final ReportTemplate[] templates;
    private final KafkaProducer<byte[], byte[]> producer;
    private final AtomicReference<Exception> failure = new AtomicReference<>();
    private final Thread thread = Thread.ofPlatform().name("bench-reports").unstarted(this::run);
    private volatile boolean ending;
    private volatile long sent;
    private volatile long taken;

    ReportLoad(
            Fleet fleet,
            Figures figures,
            Expected expected,
            TopicCatalogue topics,
            String bootstrapServers) {
        this.fleet = fleet;
        this.figures = figures;
        this.expected = expected;
        topic = topics.telemetry().name();
        var records = AvroSerde.of(new FixedCatalogue(topics), TelemetryRecord.class).serializer();
        providers = new byte[fleet.providers()][];
        for (int p = 0; p < providers.length; p++) {
            providers[p] = Fleet.provider(p).getBytes(StandardCharsets.UTF_8);
        }
        templates = new ReportTemplate[fleet.pairs()];
        for (int pair = 0; pair < templates.length; pair++) {
            templates[pair] =
                    new ReportTemplate(
                            Fleet.provider(fleet.providerOf(pair)),
                            Figures.report(fleet.observerOf(pair)),
                            record -> records.serialize(topic, record));
        }
        producer =
                new KafkaProducer<>(
                        Map.of(
                                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                bootstrapServers,
                                ProducerConfig.LINGER_MS_CONFIG,
                                10,
                                ProducerConfig.BATCH_SIZE_CONFIG,
                                1 << 18),
                        new ByteArraySerializer(),
                        new ByteArraySerializer());
    }

    void start() {
        thread.start();
    }

    /// How many the room has taken so far.
    void taken(long reports) {
        taken = reports;
    }

    /// Ends the load and returns when all of it stands in the topic.
    ///
    /// @return reports that were sent
    long end() throws InterruptedException {
        ending = true;
        thread.join();
        producer.flush();
        check();
        return sent;
    }

    /// @throws IllegalStateException when a report could not be sent
    void check() {
        var failed = failure.get();
        if (failed != null) throw new IllegalStateException("reports cannot be sent", failed);
    }

    @Override
    public void close() {
        ending = true;
        producer.close();
    }

    private void run() {
        try {
            for (long next = 0; !ending; next++) {
                if (next % LOOK_EVERY == 0) await(next);
                send(next);
            }
        } catch (RuntimeException e) {
            failure.compareAndSet(null, e);
        }
    }

    private void await(long next) {
        sent = next;
        while (next - taken > MOST_ON_THE_WAY && !ending) {
            LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(200));
        }
    }

    private void send(long next) {
        int pair = (int) (next % fleet.pairs());
        long sequence = ReportTemplate.FIRST_SEQUENCE + next / fleet.pairs();
        long nowMs = System.currentTimeMillis();
        long latencyMs = figures.latencyMs(pair, sequence);
        expected.sent(pair, nowMs, latencyMs);
        var value = templates[pair].with(sequence, nowMs, latencyMs);
        producer.send(
                new ProducerRecord<>(topic, providers[fleet.providerOf(pair)], value),
                (_, failed) -> {
                    if (failed != null) failure.compareAndSet(null, failed);
                });
        sent = next + 1;
    }
}
