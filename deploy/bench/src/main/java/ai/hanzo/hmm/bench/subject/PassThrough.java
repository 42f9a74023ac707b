package ai.hanzo.hmm.bench.subject;

import ai.hanzo.hmm.bench.load.Workload;
import ai.hanzo.hmm.streams.StreamsProperties;
import ai.hanzo.hmm.streams.StreamsSettings;
import ai.hanzo.hmm.wire.topic.Partitions;

import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.KafkaStreams;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// What Kafka Streams can do at most on this machine with the exchange's two hops: each order is
/// put into a store and passed on by its account, put into a store and passed on by its market.
/// Orders are as large as the exchange's own, so are what it passes on, and it runs with the
/// exchange's settings.
public final class PassThrough implements Subject {
    static final String APPLICATION = "pass-through";
    static final String ORDERS = "pass.orders";
    static final String COMMANDS = "pass.commands";
    static final String RESULTS = "pass.results";

    private final StreamsSettings settings;
    private final Function<Workload.Next, byte[]> likeTheExchange;
    private final int commandBytes;
    private final int resultBytes;
    private KafkaStreams streams;

    /// @param likeTheExchange what the exchange's order would be
    /// @param commandBytes of what the first hop passes on, >= 12
    /// @param resultBytes of what the second hop passes on, >= 12
    public PassThrough(
            StreamsSettings settings,
            Function<Workload.Next, byte[]> likeTheExchange,
            int commandBytes,
            int resultBytes) {
        this.settings = settings;
        this.likeTheExchange = likeTheExchange;
        this.commandBytes = commandBytes;
        this.resultBytes = resultBytes;
    }

    /// Its topics, as the exchange's are.
    public static List<NewTopic> newTopics(Partitions partitions, short replication) {
        return List.of(
                topic(ORDERS, partitions.accounts(), replication),
                topic(COMMANDS, partitions.markets(), replication),
                topic(RESULTS, partitions.markets(), replication));
    }

    private static NewTopic topic(String name, int partitions, short replication) {
        return new NewTopic(name, partitions, replication).configs(Map.of());
    }

    @Override
    public String name() {
        return "pass-through";
    }

    @Override
    public String orders() {
        return ORDERS;
    }

    @Override
    public String results() {
        return RESULTS;
    }

    @Override
    public void start() {
        var topology = PassThroughTopology.build(commandBytes, resultBytes);
        var properties =
                StreamsProperties.of(
                        APPLICATION, settings.threads(), settings.commitIntervalMs(), settings);
        streams = new KafkaStreams(topology, properties);
        streams.start();
        Running.await(
                name(),
                () ->
                        streams.state() == KafkaStreams.State.RUNNING
                                ? List.of()
                                : List.of(streams.state().name()));
    }

    @Override
    public void close() {
        if (streams != null) streams.close();
        streams = null;
    }

    /// The exchange's own order, with the number and the market where its first bytes were.
    @Override
    public byte[] encode(Workload.Next next) {
        var order = likeTheExchange.apply(next);
        var bytes = Arrays.copyOf(order, Math.max(order.length, PassedOn.BYTES));
        ByteBuffer.wrap(bytes).putLong(next.number()).putInt(next.market());
        return bytes;
    }

    @Override
    public boolean settles(Workload.Next next) {
        return true;
    }

    @Override
    public long numberOf(ConsumerRecord<byte[], byte[]> result) {
        return ByteBuffer.wrap(result.value()).getLong();
    }

    @Override
    public List<String> topicPrefixes() {
        return List.of("pass.", APPLICATION + "-");
    }
}
