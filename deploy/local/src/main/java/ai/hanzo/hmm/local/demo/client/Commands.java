package ai.hanzo.hmm.local.demo.client;

import ai.hanzo.hmm.wire.CancelOrder;
import ai.hanzo.hmm.wire.Deposit;
import ai.hanzo.hmm.wire.Envelope;
import ai.hanzo.hmm.wire.LiquidityCommand;
import ai.hanzo.hmm.wire.OperatorCommand;
import ai.hanzo.hmm.wire.OrderCommand;
import ai.hanzo.hmm.wire.PlaceOrder;
import ai.hanzo.hmm.wire.ProviderCommand;
import ai.hanzo.hmm.wire.TelemetryRecord;
import ai.hanzo.hmm.wire.TelemetryReport;
import ai.hanzo.hmm.wire.serde.AvroSerializer;
import ai.hanzo.hmm.wire.topic.Topic;
import ai.hanzo.hmm.wire.topic.TopicCatalogue;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.StringSerializer;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongConsumer;

/// Writes commands, all through one producer. Safe for threads.
public final class Commands implements AutoCloseable {
    private static final LongConsumer UNTIMED = _ -> {};

    private final TopicCatalogue topics;
    private final KafkaProducer<String, SpecificRecord> producer;
    private final AtomicLong telemetryReports = new AtomicLong();
    private final AtomicReference<Exception> failure = new AtomicReference<>();

    public Commands(Connection to) {
        this.topics = to.topics();
        this.producer =
                new KafkaProducer<>(
                        Map.of(
                                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                to.bootstrapServers(),
                                ProducerConfig.CLIENT_ID_CONFIG,
                                "hmm-demo",
                                ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG,
                                StringSerializer.class,
                                ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG,
                                AvroSerializer.class,
                                "schema.registry.url",
                                to.registryUrl(),
                                "auto.register.schemas",
                                "false",
                                ProducerConfig.LINGER_MS_CONFIG,
                                "1",
                                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                                "10000",
                                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                                "30000",
                                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                                "30000"));
    }

    /// @param appended told the broker's time of the record, ms since 1970, from another thread
    public void place(String account, String id, PlaceOrder order, LongConsumer appended) {
        send(topics.orders(), account, new OrderCommand(envelope(account, id), order), appended);
    }

    public void cancel(String account, String id, String clientOrderId) {
        var body = new CancelOrder(clientOrderId);
        send(topics.orders(), account, new OrderCommand(envelope(account, id), body), UNTIMED);
    }

    public void deposit(String account, String id, long amountMicros) {
        var deposit = new Deposit(envelope(account, id), amountMicros, "demo");
        send(topics.deposits(), account, deposit, UNTIMED);
    }

    /// @param body what a provider may command
    /// @return where its record stands, as soon as the broker has it
    public Future<RecordMetadata> provide(String account, String id, SpecificRecord body) {
        var command = new ProviderCommand(envelope(account, id), body);
        return send(topics.providers(), account, command, UNTIMED);
    }

    /// @param body what a liquidity provider may command
    public void liquidity(String account, String id, SpecificRecord body) {
        var command = new LiquidityCommand(envelope(account, id), body);
        send(topics.liquidity(), account, command, UNTIMED);
    }

    /// @param body what the operator may command
    public void operate(String market, String id, SpecificRecord body) {
        send(topics.operatorCommands(), market, new OperatorCommand(market, id, body), UNTIMED);
    }

    public void report(String provider, TelemetryReport report) {
        send(
                topics.telemetry(),
                provider,
                new TelemetryRecord(provider, report),
                _ -> telemetryReports.incrementAndGet());
    }

    /// Telemetry reports that the broker has taken.
    public long telemetryReports() {
        return telemetryReports.get();
    }

    /// Waits until the broker has all that was sent.
    ///
    /// @throws NoAnswer where it did not take something
    public void flush() {
        producer.flush();
        check();
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(5));
    }

    private <V extends SpecificRecord> Future<RecordMetadata> send(
            Topic<V> topic, String key, V value, LongConsumer appended) {
        check();
        try {
            return producer.send(
                    new ProducerRecord<>(topic.name(), key, value),
                    (metadata, failed) -> {
                        if (failed == null) appended.accept(metadata.timestamp());
                        else failure.compareAndSet(null, failed);
                    });
        } catch (KafkaException e) {
            throw new NoAnswer("a command cannot be sent: " + e.getMessage(), e);
        }
    }

    private void check() {
        var failed = failure.get();
        if (failed != null) {
            throw new NoAnswer("the broker took no command: " + failed.getMessage(), failed);
        }
    }

    private static Envelope envelope(String account, String id) {
        return new Envelope(account, id, null, null, null);
    }
}
