package ai.hanzo.hmm.streams;

import ai.hanzo.hmm.streams.signature.Attestor;
import ai.hanzo.hmm.streams.signature.SigningKey;
import ai.hanzo.hmm.streams.token.TokenKeys;
import ai.hanzo.hmm.wire.Deposit;
import ai.hanzo.hmm.wire.Envelope;
import ai.hanzo.hmm.wire.LiquidityCommand;
import ai.hanzo.hmm.wire.OperatorCommand;
import ai.hanzo.hmm.wire.OrderCommand;
import ai.hanzo.hmm.wire.ProviderCommand;
import ai.hanzo.hmm.wire.RequestNonce;
import ai.hanzo.hmm.wire.SetOwnerGroup;
import ai.hanzo.hmm.wire.TransferCommand;
import ai.hanzo.hmm.wire.registry.FixedCatalogue;
import ai.hanzo.hmm.wire.serde.AvroSerde;
import ai.hanzo.hmm.wire.topic.Partitions;
import ai.hanzo.hmm.wire.topic.Topic;
import ai.hanzo.hmm.wire.topic.TopicCatalogue;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Properties;

/// The whole exchange in a test driver, spoken to in its own topics.
final class ExchangeRig implements AutoCloseable {
    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    final TopicCatalogue topics = new TopicCatalogue("hmm.");
    final Faults faults = new Faults();
    final TokenKeys keys;
    final TopologyTestDriver driver;
    private final Attestor attestor = new Attestor(SigningKey.random());
    private final FixedCatalogue registry = new FixedCatalogue(topics);

    ExchangeRig(Path folder) {
        keys = TokenKeys.loadOrCreate(folder.resolve("keys"));
        var rooms =
                new Rooms(
                        topics,
                        registry,
                        new Partitions(1, 1, 1),
                        faults,
                        Duration.ofMillis(50),
                        Duration.ofMillis(100));
        var config = new Properties();
        config.put(StreamsConfig.APPLICATION_ID_CONFIG, "rig");
        config.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "unused:1");
        config.put(StreamsConfig.STATE_DIR_CONFIG, folder.resolve("state").toString());
        driver = new TopologyTestDriver(ExchangeTopology.build(rooms, keys), config, START);
    }

    void send(OrderCommand command) {
        send(topics.orders(), command.getEnvelope().getAccount(), command);
    }

    void send(LiquidityCommand command) {
        send(topics.liquidity(), command.getEnvelope().getAccount(), command);
    }

    void send(TransferCommand command) {
        send(topics.transfers(), command.getEnvelope().getAccount(), command);
    }

    void send(ProviderCommand command) {
        send(topics.providers(), command.getEnvelope().getAccount(), command);
    }

    void send(OperatorCommand command) {
        var key =
                command.getBody() instanceof SetOwnerGroup set
                        ? set.getAccount()
                        : command.getMarket();
        send(topics.operatorCommands(), key, command);
    }

    void deposit(String account, String id, long micros) {
        send(
                topics.deposits(),
                account,
                new Deposit(new Envelope(account, id, null, null, null), micros, "test"));
    }

    /// Makes an account a provider of the market that can run so much: with a key, a bond and a
    /// proof that carries the nonce which the market shows.
    void provide(String account, long bondMicros, long rateMicros) {
        send(new ProviderCommand(Commands.by(account, "r1"), attestor.registration()));
        send(Commands.bond(account, "b1", bondMicros));
        send(new ProviderCommand(Commands.by(account, "n1"), new RequestNonce(Commands.MARKET)));
        var nonce = read(topics.quality()).getLast().getNonce();
        var proof = attestor.attest(Commands.MARKET, account, rateMicros, nonce);
        send(new ProviderCommand(Commands.by(account, "p1"), proof));
    }

    <V extends SpecificRecord> void send(Topic<V> topic, String key, V value) {
        var serializer = AvroSerde.of(registry, topic.valueType()).serializer();
        driver.createInputTopic(topic.name(), new StringSerializer(), serializer)
                .pipeInput(key, value);
    }

    void sendRaw(String topic, byte[] key, byte[] value) {
        driver.createInputTopic(topic, new ByteArraySerializer(), new ByteArraySerializer())
                .pipeInput(key, value);
    }

    /// All that was written to a topic since this was last asked.
    <V extends SpecificRecord> List<V> read(Topic<V> topic) {
        var deserializer = AvroSerde.of(registry, topic.valueType()).deserializer();
        return driver.createOutputTopic(topic.name(), new StringDeserializer(), deserializer)
                .readValuesToList();
    }

    List<TestRecord<byte[], byte[]>> deadLetters() {
        var bytes = new ByteArrayDeserializer();
        return driver.createOutputTopic(topics.deadLetters(), bytes, bytes).readRecordsToList();
    }

    @Override
    public void close() {
        driver.close();
    }
}
