package ai.hanzo.hmm.node.setup;

import static ai.hanzo.hmm.node.setup.Waiting.answer;

import ai.hanzo.hmm.door.ClientOverrides;
import ai.hanzo.hmm.wire.CreateMarket;
import ai.hanzo.hmm.wire.MarketDefinition;
import ai.hanzo.hmm.wire.MarketPhase;
import ai.hanzo.hmm.wire.OperatorCommand;
import ai.hanzo.hmm.wire.registry.Registry;
import ai.hanzo.hmm.wire.serde.AvroSerde;
import ai.hanzo.hmm.wire.serde.UnreadableRecordException;
import ai.hanzo.hmm.wire.topic.Topic;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/// Opens markets by the operator's command, each one once: the operator's log itself remembers
/// which have been opened. The command's id is made of the market's, so that a repeat changes
/// nothing.
public final class MarketOpening {
    private static final Logger LOG = LoggerFactory.getLogger(MarketOpening.class);
    private static final Duration POLL = Duration.ofMillis(100);

    private final String bootstrapServers;
    private final Map<String, String> properties;
    private final Topic<OperatorCommand> topic;
    private final AvroSerde<OperatorCommand> values;

    /// @param topic the operator's commands, which exists
    public MarketOpening(String bootstrapServers, Topic<OperatorCommand> topic, Registry registry) {
        this(bootstrapServers, Map.of(), topic, registry);
    }

    /// @param properties settings of the Kafka clients in place of ours
    /// @param topic the operator's commands, which exists
    public MarketOpening(
            String bootstrapServers,
            Map<String, String> properties,
            Topic<OperatorCommand> topic,
            Registry registry) {
        this.bootstrapServers = bootstrapServers;
        this.properties = Map.copyOf(properties);
        this.topic = topic;
        this.values = AvroSerde.of(registry, OperatorCommand.class);
    }

    /// Returns when the commands that were still to be given are in the log.
    public void open(Collection<MarketDefinition> markets) {
        var opened = opened();
        var config = new HashMap<String, Object>();
        config.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.putAll(ClientOverrides.ofProducer(properties));
        try (var producer =
                new KafkaProducer<>(config, new StringSerializer(), values.serializer())) {
            var sent = new LinkedHashMap<String, Future<?>>();
            for (var market : markets) {
                var id = market.getMarket();
                if (opened.contains(id)) continue;
                var command = new ProducerRecord<>(topic.name(), id, command(market));
                sent.put(id, producer.send(command));
            }
            sent.forEach((id, appended) -> answer("opening " + id, appended));
            LOG.info("opened {}", sent.keySet());
        }
    }

    private static OperatorCommand command(MarketDefinition market) {
        return OperatorCommand.newBuilder()
                .setMarket(market.getMarket())
                .setId("open:" + market.getMarket())
                .setBody(new CreateMarket(market, MarketPhase.ACTIVE))
                .build();
    }

    /// Markets that the log has a command for, read from its beginning.
    private Set<String> opened() {
        var config = new HashMap<String, Object>();
        config.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.putAll(ClientOverrides.ofConsumer(properties));
        try (var consumer =
                new KafkaConsumer<>(
                        config, new StringDeserializer(), new ByteArrayDeserializer())) {
            var partitions =
                    consumer.partitionsFor(topic.name()).stream()
                            .map(info -> new TopicPartition(info.topic(), info.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            return readToEnd(consumer, consumer.endOffsets(partitions));
        }
    }

    private Set<String> readToEnd(
            KafkaConsumer<String, byte[]> consumer, Map<TopicPartition, Long> ends) {
        var opened = new HashSet<String>();
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(Waiting.ANSWER_WITHIN_S);
        while (ends.entrySet().stream()
                .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(topic.name() + " cannot be read to its end");
            }
            consumer.poll(POLL)
                    .forEach(record -> marketOpenedBy(record.value()).ifPresent(opened::add));
        }
        return opened;
    }

    /// Empty for another command, and for what is none: the relay makes a dead letter of it.
    private Optional<String> marketOpenedBy(byte[] value) {
        try {
            var command = values.deserializer().deserialize(topic.name(), value);
            return command != null && command.getBody() instanceof CreateMarket
                    ? Optional.of(command.getMarket())
                    : Optional.empty();
        } catch (UnreadableRecordException _) {
            return Optional.empty();
        }
    }
}
