package ai.hanzo.hmm.bench.subject;

import ai.hanzo.hmm.bench.load.Workload;
import ai.hanzo.hmm.streams.StreamsProperties;
import ai.hanzo.hmm.streams.StreamsSettings;
import ai.hanzo.hmm.wire.topic.Partitions;

import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.KafkaStreams;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Function;

/// What Kafka Streams can do at most on this machine with the exchange's two hops: each order is
/// put into a store and passed on by its account, put into a store and passed on by its market.
/// With a third hop, those orders that want a token are put into a store and passed on once more.
/// Orders are as large as the exchange's own, so are what it passes on, and it runs with the
/// exchange's settings.
public final class PassThrough implements Subject {
    static final String APPLICATION = "pass-through";
    static final String ORDERS = "pass.orders";
    static final String COMMANDS = "pass.commands";
    static final String RESULTS = "pass.results";
    static final String ALLOCATIONS = "pass.allocations";
    static final String TOKENS = "pass.tokens";

    private final StreamsSettings settings;
    private final Function<Workload.Next, byte[]> likeTheExchange;
    private final Hops hops;
    private KafkaStreams streams;

    /// How many hops there are, and the bytes of what each passes on.
    ///
    /// @param commandBytes of the first, >= 0
    /// @param resultBytes of the second, >= 0
    /// @param tokenBytes of the third, >= 0; empty where there is none
    public record Hops(int commandBytes, int resultBytes, OptionalInt tokenBytes) {
        public static Hops two(int commandBytes, int resultBytes) {
            return new Hops(commandBytes, resultBytes, OptionalInt.empty());
        }

        public static Hops three(int commandBytes, int resultBytes, int tokenBytes) {
            return new Hops(commandBytes, resultBytes, OptionalInt.of(tokenBytes));
        }

        boolean areThree() {
            return tokenBytes.isPresent();
        }
    }

    /// @param likeTheExchange what the exchange's order would be
    public PassThrough(
            StreamsSettings settings, Function<Workload.Next, byte[]> likeTheExchange, Hops hops) {
        this.settings = settings;
        this.likeTheExchange = likeTheExchange;
        this.hops = hops;
    }

    /// Its topics, as the exchange's are.
    public static List<NewTopic> newTopics(Partitions partitions, short replication) {
        return List.of(
                topic(ORDERS, partitions.accounts(), replication),
                topic(COMMANDS, partitions.markets(), replication),
                topic(RESULTS, partitions.markets(), replication),
                topic(ALLOCATIONS, partitions.accounts(), replication),
                topic(TOKENS, partitions.accounts(), replication));
    }

    private static NewTopic topic(String name, int partitions, short replication) {
        return new NewTopic(name, partitions, replication).configs(Map.of());
    }

    @Override
    public String name() {
        return hops.areThree() ? "pass-through, three hops" : "pass-through";
    }

    @Override
    public String orders() {
        return ORDERS;
    }

    @Override
    public List<String> results() {
        return List.of(hops.areThree() ? TOKENS : RESULTS);
    }

    @Override
    public void start() {
        var topology = PassThroughTopology.build(hops);
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

    /// The exchange's own order, its first bytes written over.
    @Override
    public byte[] encode(Workload.Next next) {
        var order = likeTheExchange.apply(next);
        var bytes = Arrays.copyOf(order, Math.max(order.length, PassedOn.BYTES));
        boolean goesOn = hops.areThree() && next.wantsToken();
        PassedOn.write(bytes, next.number(), next.market(), goesOn);
        return bytes;
    }

    @Override
    public boolean settles(Workload.Next next) {
        return !hops.areThree() || next.wantsToken();
    }

    @Override
    public void read(ConsumerRecord<byte[], byte[]> record, Heard heard) {
        heard.result(PassedOn.numberOf(record.value()), System.nanoTime());
    }

    @Override
    public List<String> topicPrefixes() {
        return List.of("pass.", APPLICATION + "-");
    }
}
