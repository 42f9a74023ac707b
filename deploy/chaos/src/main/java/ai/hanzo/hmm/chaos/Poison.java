package ai.hanzo.hmm.chaos;

import ai.hanzo.hmm.wire.Deposit;
import ai.hanzo.hmm.wire.Envelope;
import ai.hanzo.hmm.wire.registry.Registry;
import ai.hanzo.hmm.wire.serde.AvroSerializer;
import ai.hanzo.hmm.wire.topic.KeyPartition;
import ai.hanzo.hmm.wire.topic.Topic;
import ai.hanzo.hmm.wire.topic.TopicCatalogue;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Records that nobody can use, written straight into the input topics: noise, a schema that does
/// not exist, a record cut short, and one on a partition that is not its key's.
final class Poison implements AutoCloseable {
    private static final long TAKEN_WITHIN_S = 60;
    private static final String ACCOUNT = "trader-0";

    private final KafkaProducer<byte[], byte[]> producer;
    private final List<Topic<?>> inputs;
    private final byte[] whole;
    private final Random random;
    private final Set<Place> written = new TreeSet<>();

    Poison(String bootstrapServers, TopicCatalogue topics, Registry registry, long seed) {
        var bytes = new ByteArraySerializer();
        this.producer =
                new KafkaProducer<>(Map.of("bootstrap.servers", bootstrapServers), bytes, bytes);
        this.inputs =
                List.of(
                        topics.orders(),
                        topics.liquidity(),
                        topics.transfers(),
                        topics.deposits(),
                        topics.providers(),
                        topics.telemetry(),
                        topics.operatorCommands(),
                        topics.marketCommands());
        this.whole = deposit(topics, registry);
        this.random = new Random(seed);
    }

    /// Writes some of each kind to every input topic and returns when the broker has them.
    ///
    /// @return how many
    int write() throws InterruptedException {
        var sent = new ArrayList<Future<RecordMetadata>>();
        for (var topic : inputs) {
            var noise = new byte[1 + random.nextInt(100)];
            random.nextBytes(noise);
            noise[0] |= 1; // no frame begins so
            var unknown = new byte[] {0, 0x7f, 0, 0, (byte) random.nextInt(), 1, 2, 3};
            var cut = Arrays.copyOf(whole, whole.length - 1 - random.nextInt(6));
            var key = ACCOUNT.getBytes(StandardCharsets.UTF_8);
            for (var value : List.of(noise, unknown, cut)) {
                sent.add(producer.send(new ProducerRecord<>(topic.name(), key, value)));
            }
            int partitions = producer.partitionsFor(topic.name()).size();
            int wrong = (KeyPartition.of(key, partitions) + 1) % partitions;
            if (partitions > 1) {
                sent.add(producer.send(new ProducerRecord<>(topic.name(), wrong, key, whole)));
            }
        }
        for (var future : sent) written.add(place(future));
        return sent.size();
    }

    /// Where everything lies that was written.
    Set<Place> written() {
        return new TreeSet<>(written);
    }

    @Override
    public void close() {
        producer.close();
    }

    private static Place place(Future<RecordMetadata> taken) throws InterruptedException {
        try {
            var metadata = taken.get(TAKEN_WITHIN_S, TimeUnit.SECONDS);
            return new Place(metadata.topic(), metadata.partition(), metadata.offset());
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the broker does not take a record: " + e, e);
        }
    }

    private static byte[] deposit(TopicCatalogue topics, Registry registry) {
        var value = new Deposit(new Envelope(ACCOUNT, "poison", null, null, null), 1L, "test");
        try (var serializer = new AvroSerializer<Deposit>(registry, true)) {
            return serializer.serialize(topics.deposits().name(), value);
        }
    }
}
