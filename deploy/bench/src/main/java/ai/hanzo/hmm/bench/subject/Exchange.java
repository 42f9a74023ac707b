package ai.hanzo.hmm.bench.subject;

import ai.hanzo.hmm.bench.load.Names;
import ai.hanzo.hmm.bench.load.Workload;
import ai.hanzo.hmm.streams.StreamsProgram;
import ai.hanzo.hmm.streams.StreamsSettings;
import ai.hanzo.hmm.wire.OrderCommand;
import ai.hanzo.hmm.wire.Settlement;
import ai.hanzo.hmm.wire.registry.FixedCatalogue;
import ai.hanzo.hmm.wire.serde.AvroSerde;
import ai.hanzo.hmm.wire.topic.TopicCatalogue;

import org.apache.kafka.clients.consumer.ConsumerRecord;

import java.util.List;

/// Our pipeline: orders in, settlements out.
public final class Exchange implements Subject {
    private final StreamsSettings settings;
    private final TopicCatalogue topics;
    private final AvroSerde<OrderCommand> orders;
    private final AvroSerde<Settlement> settlements;
    private StreamsProgram program;

    public Exchange(StreamsSettings settings) {
        this.settings = settings;
        this.topics = new TopicCatalogue(settings.topicPrefix());
        var registry = new FixedCatalogue(topics);
        this.orders = AvroSerde.of(registry, OrderCommand.class);
        this.settlements = AvroSerde.of(registry, Settlement.class);
    }

    @Override
    public String name() {
        return "exchange";
    }

    @Override
    public String orders() {
        return topics.orders().name();
    }

    @Override
    public List<String> results() {
        return List.of(topics.settlements().name());
    }

    @Override
    public void start() {
        program = new StreamsProgram(settings);
        program.start();
        Running.await(name(), program::notReady);
    }

    @Override
    public void close() {
        if (program != null) program.close();
        program = null;
    }

    @Override
    public byte[] encode(Workload.Next next) {
        return orders.serializer().serialize(orders(), next.command());
    }

    @Override
    public boolean settles(Workload.Next next) {
        return next.takes();
    }

    @Override
    public void read(ConsumerRecord<byte[], byte[]> record, Heard heard) {
        var settlement = settlements.deserializer().deserialize(record.topic(), record.value());
        long number = Names.numberOfTake(settlement.getTakerOrderId());
        if (number >= 0) heard.result(number, System.nanoTime());
    }

    @Override
    public List<String> topicPrefixes() {
        return List.of("hmm.", "hmm-exchange-", "hmm-quality-");
    }
}
