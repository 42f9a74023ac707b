package ai.hanzo.hmm.check.planted;

import ai.hanzo.hmm.streams.signature.Attestor;
import ai.hanzo.hmm.streams.signature.SigningKey;
import ai.hanzo.hmm.wire.AddLiquidity;
import ai.hanzo.hmm.wire.CancelOrder;
import ai.hanzo.hmm.wire.CompleteAllocation;
import ai.hanzo.hmm.wire.Deposit;
import ai.hanzo.hmm.wire.DisputeAllocation;
import ai.hanzo.hmm.wire.Envelope;
import ai.hanzo.hmm.wire.Execution;
import ai.hanzo.hmm.wire.Heartbeat;
import ai.hanzo.hmm.wire.IssueCapacity;
import ai.hanzo.hmm.wire.LiquidityCommand;
import ai.hanzo.hmm.wire.MarketPhase;
import ai.hanzo.hmm.wire.MeteredUse;
import ai.hanzo.hmm.wire.OperatorCommand;
import ai.hanzo.hmm.wire.OrderCommand;
import ai.hanzo.hmm.wire.OrderDelivery;
import ai.hanzo.hmm.wire.OrderSide;
import ai.hanzo.hmm.wire.OrderTimeInForce;
import ai.hanzo.hmm.wire.OrderType;
import ai.hanzo.hmm.wire.PlaceOrder;
import ai.hanzo.hmm.wire.PostBond;
import ai.hanzo.hmm.wire.ProviderCommand;
import ai.hanzo.hmm.wire.Redeem;
import ai.hanzo.hmm.wire.RequestNonce;
import ai.hanzo.hmm.wire.RuleDispute;
import ai.hanzo.hmm.wire.Send;
import ai.hanzo.hmm.wire.SetMarketPhase;
import ai.hanzo.hmm.wire.SetOwnerGroup;
import ai.hanzo.hmm.wire.Stake;
import ai.hanzo.hmm.wire.StartAllocation;
import ai.hanzo.hmm.wire.TransferCommand;
import ai.hanzo.hmm.wire.Withdraw;
import ai.hanzo.hmm.wire.registry.Registry;
import ai.hanzo.hmm.wire.serde.AvroDeserializer;
import ai.hanzo.hmm.wire.serde.AvroSerializer;
import ai.hanzo.hmm.wire.topic.Topic;
import ai.hanzo.hmm.wire.topic.TopicCatalogue;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Future;

/// A small market day: everything that an exchange does, once.
final class Play implements AutoCloseable {
    /// The order that a planted bug strikes at.
    static final String VICTIM = "victim-1";

    /// The order that is struck where it must rest.
    static final String RESTING = "victim-2";

    private static final String MARKET = "gpu-inference/h100";
    private static final String SMALL_MARKET = "gpu-training/h100";
    private static final long UNIT = 1_000_000;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final TopicCatalogue topics;
    private final AvroSerializer<SpecificRecord> values;
    private final KafkaProducer<byte[], byte[]> producer;
    private final KafkaConsumer<String, Execution> executions;
    private final Attestor attestor = new Attestor(SigningKey.random());
    private final Set<String> outcomes = new HashSet<>();

    Play(String bootstrapServers, TopicCatalogue topics, Registry registry) {
        this.topics = topics;
        this.values = new AvroSerializer<>(registry, true);
        var bytes = "org.apache.kafka.common.serialization.ByteArraySerializer";
        producer =
                new KafkaProducer<>(
                        Map.of(
                                "bootstrap.servers", bootstrapServers,
                                "key.serializer", bytes,
                                "value.serializer", bytes));
        executions =
                new KafkaConsumer<>(
                        Map.of(
                                "bootstrap.servers",
                                bootstrapServers,
                                "isolation.level",
                                "read_committed"),
                        new StringDeserializer(),
                        new AvroDeserializer<>(registry, Execution.class));
        var partitions =
                executions.partitionsFor(topics.executions().name()).stream()
                        .map(info -> new TopicPartition(info.topic(), info.partition()))
                        .toList();
        executions.assign(partitions);
        executions.seekToBeginning(partitions);
    }

    /// What comes before the victim, every command answered.
    void morning() {
        deposit("house", "d1", 5_000);
        deposit("alice", "d1", 200);
        deposit("bob", "d1", 200);
        answered("house", "d1", "alice", "d1", "bob", "d1");
        provide("register", attestor.registration());
        provide("bond", new PostBond(MARKET, 1_000 * UNIT));
        prove(MARKET, 1_000 * UNIT);
        provide("issue", new IssueCapacity(MARKET, 20 * UNIT, 1_000 * UNIT));
        place("house", "s1", limit(OrderSide.SELL, 220, 5 * UNIT));
        place("house", "s2", limit(OrderSide.SELL, 230, 5 * UNIT));
        add("house", "pool", new AddLiquidity(MARKET, 4 * UNIT, 88 * UNIT, 0L));
        answered("house", "s1", "house", "s2", "house", "pool");
        place("alice", "o1", limit(OrderSide.BUY, 225, UNIT / 10));
        place("bob", "b1", limit(OrderSide.BUY, 200, UNIT));
        answered("alice", "o1", "bob", "b1");
    }

    /// The victim, and what comes after it; nobody waits for the victim.
    void afternoon() {
        place("alice", VICTIM, limit(OrderSide.BUY, 225, UNIT / 5));
        place("alice", "o3", limit(OrderSide.BUY, 224, UNIT / 10));
        place("alice", "o4", limit(OrderSide.BUY, 190, UNIT / 10));
        place("alice", RESTING, limit(OrderSide.BUY, 185, UNIT / 10));
        place("bob", "b2", limit(OrderSide.SELL, 210, UNIT)); // of which he has none: refused
        place("alice", "o1", limit(OrderSide.BUY, 225, UNIT / 10)); // said before
        place("alice", "o4", limit(OrderSide.BUY, 180, UNIT / 10)); // another under a known id
        answered("alice", "o3", "alice", "o4", "alice", RESTING, "bob", "b2");
        send(topics.orders(), "bob", new OrderCommand(by("bob", "c1"), new CancelOrder("b1")));
        transfer("bob", "w1", new Withdraw(50 * UNIT, "elsewhere"));
        send(topics.orders().name(), "alice", "no order".getBytes(StandardCharsets.UTF_8));
        deposit("alice", "d2", 10);
        answered("bob", "c1", "bob", "w1", "alice", "d2");
    }

    /// A present, an owner group, a stake; and a small market that opens, redeems and is closed, so
    /// that its earnings are swept.
    void evening() {
        var group = new SetOwnerGroup("bob", "family");
        send(topics.operatorCommands(), "bob", new OperatorCommand("", "group", group));
        transfer("alice", "gift", new Send("bob", "HANZO", UNIT));
        transfer("bob", "stake", new Stake(5 * UNIT));
        answered("alice", "gift", "bob", "stake");
        provide("bond-2", new PostBond(SMALL_MARKET, 100 * UNIT));
        prove(SMALL_MARKET, 10 * UNIT);
        provide("issue-2", new IssueCapacity(SMALL_MARKET, 10 * UNIT, 10 * UNIT));
        place("house", "s3", small(limit(OrderSide.SELL, 25, 5 * UNIT)));
        answered("house", "s3");
        place("bob", "b3", small(limit(OrderSide.BUY, 25, UNIT)));
        answered("bob", "b3");
        var redeem = new Redeem(SMALL_MARKET, UNIT / 2, null, 0);
        send(topics.liquidity(), "bob", new LiquidityCommand(by("bob", "r1"), redeem));
        answered("bob", "r1");
        var close = new SetMarketPhase(MarketPhase.CLOSED);
        var command = new OperatorCommand(SMALL_MARKET, "close", close);
        send(topics.operatorCommands(), SMALL_MARKET, command);
        answered("@treasury", "");
    }

    /// What alice bought first is served, completed, disputed and ruled over.
    void night() {
        provide("start", new StartAllocation(MARKET, 1L));
        provide("beat", new Heartbeat(MARKET, List.of(new MeteredUse(1L, 5L))));
        var proof = ByteBuffer.wrap(new byte[32]);
        provide("done", new CompleteAllocation(MARKET, 1L, 5L, proof));
        answered("house", "start", "house", "beat", "house", "done");
        var dispute = new DisputeAllocation(MARKET, 1L, "hardly anything");
        send(topics.liquidity(), "alice", new LiquidityCommand(by("alice", "dispute"), dispute));
        answered("alice", "dispute");
        var ruling = new RuleDispute(1L, UNIT / 20, "heard");
        send(topics.operatorCommands(), MARKET, new OperatorCommand(MARKET, "ruling", ruling));
        producer.flush();
    }

    @Override
    public void close() {
        producer.close();
        executions.close();
    }

    private void deposit(String account, String id, long hanzo) {
        send(topics.deposits(), account, new Deposit(by(account, id), hanzo * UNIT, "test"));
    }

    private Future<RecordMetadata> provide(String id, SpecificRecord body) {
        var sent = send(topics.providers(), "house", new ProviderCommand(by("house", id), body));
        answered("house", id);
        return sent;
    }

    private void prove(String market, long rateMicros) {
        var asked = provide("nonce-" + rateMicros, new RequestNonce(market));
        var nonce = Attestor.nonceOf(asked.resultNow());
        provide("proof-" + rateMicros, attestor.attest(market, "house", rateMicros, nonce));
    }

    private void transfer(String account, String id, SpecificRecord body) {
        send(topics.transfers(), account, new TransferCommand(by(account, id), body));
    }

    private static PlaceOrder small(PlaceOrder order) {
        return PlaceOrder.newBuilder(order)
                .setMarket(SMALL_MARKET)
                .setDelivery(OrderDelivery.HOLD)
                .build();
    }

    private void place(String account, String id, PlaceOrder order) {
        send(topics.orders(), account, new OrderCommand(by(account, id), order));
    }

    private void add(String account, String id, AddLiquidity body) {
        send(topics.liquidity(), account, new LiquidityCommand(by(account, id), body));
    }

    private static PlaceOrder limit(OrderSide side, long ticks, long quantity) {
        return PlaceOrder.newBuilder()
                .setMarket(MARKET)
                .setSide(side)
                .setType(OrderType.LIMIT)
                .setTimeInForce(OrderTimeInForce.GTC)
                .setPriceMicros(ticks * 100_000)
                .setQuantityMicros(quantity)
                .setDelivery(side == OrderSide.BUY ? OrderDelivery.IMMEDIATE : OrderDelivery.HOLD)
                .build();
    }

    private Future<RecordMetadata> send(Topic<?> topic, String account, SpecificRecord value) {
        return send(topic.name(), account, values.serialize(topic.name(), value));
    }

    private Future<RecordMetadata> send(String topic, String account, byte[] value) {
        return producer.send(
                new ProducerRecord<>(topic, account.getBytes(StandardCharsets.UTF_8), value));
    }

    /// Accounts and ids of commands, in turn, until each is answered.
    private void answered(String... commands) {
        producer.flush();
        var wanted = new HashSet<String>();
        for (int i = 0; i < commands.length; i += 2) {
            wanted.add(commands[i] + " " + commands[i + 1]);
        }
        Awaitility.await()
                .atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(1))
                .until(
                        () -> {
                            for (var record : executions.poll(Duration.ofMillis(20))) {
                                outcomes.add(record.key() + " " + record.value().getCommandId());
                            }
                            return outcomes.containsAll(wanted);
                        });
    }

    private static Envelope by(String account, String id) {
        return Envelope.newBuilder().setAccount(account).setId(id).build();
    }
}
