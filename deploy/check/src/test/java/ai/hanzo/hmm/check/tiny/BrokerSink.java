package ai.hanzo.hmm.check.tiny;

import ai.hanzo.hmm.node.setup.TopicSetup;
import ai.hanzo.hmm.wire.registry.FixedCatalogue;
import ai.hanzo.hmm.wire.serde.AvroSerializer;
import ai.hanzo.hmm.wire.topic.Partitions;
import ai.hanzo.hmm.wire.topic.Topic;
import ai.hanzo.hmm.wire.topic.TopicCatalogue;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Writes into a broker's topics, at the times that the exchange gives, and then says for it that
/// it is through with them.
public final class BrokerSink implements Sink, AutoCloseable {
    private final Admin admin;
    private final List<TopicPartition> partitions;
    private final KafkaProducer<String, SpecificRecord> producer;
    private final AtomicReference<Exception> failure = new AtomicReference<>();

    private BrokerSink(
            Admin admin,
            List<TopicPartition> partitions,
            KafkaProducer<String, SpecificRecord> producer) {
        this.admin = admin;
        this.partitions = partitions;
        this.producer = producer;
    }

    /// Makes the topics; unlike an exchange's they keep the times that records are given.
    public static BrokerSink create(String bootstrapServers, TopicCatalogue topics) {
        var admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
        var made = topics.newTopics(new Partitions(PARTITIONS, PARTITIONS, PARTITIONS), (short) 1);
        made.forEach(
                topic -> {
                    var settings = new HashMap<>(topic.configs());
                    settings.put("message.timestamp.type", "CreateTime");
                    settings.put("retention.ms", "-1");
                    topic.configs(settings);
                });
        new TopicSetup(admin).ensure(made);
        var config =
                Map.<String, Object>of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "linger.ms",
                        20,
                        "batch.size",
                        1 << 17,
                        // a partition that is new takes any first batch: were two on their way and
                        // the first refused, it could never follow the second
                        "max.in.flight.requests.per.connection",
                        1);
        var producer =
                new KafkaProducer<String, SpecificRecord>(
                        config,
                        new StringSerializer(),
                        new AvroSerializer<>(new FixedCatalogue(topics), true));
        return new BrokerSink(
                admin, made.stream().flatMap(BrokerSink::partitions).toList(), producer);
    }

    @Override
    public <V extends SpecificRecord> void put(Topic<V> topic, String key, V value, long timeMs) {
        producer.send(
                new ProducerRecord<>(topic.name(), null, timeMs, key, value),
                (_, failed) -> {
                    if (failed != null) failure.compareAndSet(null, failed);
                });
    }

    /// Commits the ends of all partitions.
    public void commit(String group) {
        producer.flush();
        if (failure.get() != null) throw new IllegalStateException(failure.get());
        var asked = new HashMap<TopicPartition, OffsetSpec>();
        for (var partition : partitions) asked.put(partition, OffsetSpec.latest());
        try {
            var ends = new HashMap<TopicPartition, OffsetAndMetadata>();
            admin.listOffsets(asked)
                    .all()
                    .get()
                    .forEach((p, end) -> ends.put(p, new OffsetAndMetadata(end.offset())));
            admin.alterConsumerGroupOffsets(group, ends).all().get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        producer.close();
        admin.close();
    }

    private static Stream<TopicPartition> partitions(NewTopic topic) {
        return IntStream.range(0, topic.numPartitions())
                .mapToObj(p -> new TopicPartition(topic.name(), p));
    }
}
