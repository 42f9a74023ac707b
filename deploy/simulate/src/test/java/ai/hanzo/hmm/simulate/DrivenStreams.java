package ai.hanzo.hmm.simulate;

import ai.hanzo.hmm.streams.ExchangeTopology;
import ai.hanzo.hmm.streams.Faults;
import ai.hanzo.hmm.streams.Rooms;
import ai.hanzo.hmm.streams.quality.QualitySettings;
import ai.hanzo.hmm.streams.quality.QualityTopology;
import ai.hanzo.hmm.streams.token.TokenKeys;
import ai.hanzo.hmm.wire.AccountBalances;
import ai.hanzo.hmm.wire.AccountNotice;
import ai.hanzo.hmm.wire.Deposit;
import ai.hanzo.hmm.wire.LiquidityCommand;
import ai.hanzo.hmm.wire.MarketCommand;
import ai.hanzo.hmm.wire.OperatorCommand;
import ai.hanzo.hmm.wire.OrderCommand;
import ai.hanzo.hmm.wire.ProviderCommand;
import ai.hanzo.hmm.wire.QualityScore;
import ai.hanzo.hmm.wire.SetOwnerGroup;
import ai.hanzo.hmm.wire.TelemetryRecord;
import ai.hanzo.hmm.wire.TransferCommand;
import ai.hanzo.hmm.wire.registry.FixedCatalogue;
import ai.hanzo.hmm.wire.serde.AvroSerde;
import ai.hanzo.hmm.wire.topic.Partitions;
import ai.hanzo.hmm.wire.topic.Topic;
import ai.hanzo.hmm.wire.topic.TopicCatalogue;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/// The topologies of the streams in drivers, their topics joined. The wall clock stands long before
/// all records, so that time moves by records alone.
final class DrivenStreams implements AutoCloseable {
    final TopicCatalogue topics = new TopicCatalogue("hmm.");
    private final FixedCatalogue registry = new FixedCatalogue(topics);
    private final Faults faults = new Faults();
    private final TopologyTestDriver exchange;
    private final TopologyTestDriver quality;
    private final List<QualityScore> scores = new ArrayList<>();

    DrivenStreams(Path folder) {
        var rooms =
                new Rooms(
                        topics,
                        registry,
                        new Partitions(1, 1, 1),
                        faults,
                        Duration.ofMillis(50),
                        Duration.ofMillis(100));
        var keys = TokenKeys.loadOrCreate(folder.resolve("keys"));
        exchange = driver(ExchangeTopology.build(rooms, keys), "exchange", folder);
        var room = QualityTopology.build(topics, registry, QualitySettings.of(1));
        quality = driver(room, "quality", folder);
    }

    private static TopologyTestDriver driver(Topology topology, String name, Path folder) {
        var config = new Properties();
        config.put(StreamsConfig.APPLICATION_ID_CONFIG, name);
        config.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "unused:1");
        config.put(StreamsConfig.STATE_DIR_CONFIG, folder.resolve(name).toString());
        return new TopologyTestDriver(topology, config, Instant.EPOCH);
    }

    void send(SpecificRecord command, long timeMs) {
        switch (command) {
            case OrderCommand c -> pipe(topics.orders(), c.getEnvelope().getAccount(), c, timeMs);
            case LiquidityCommand c ->
                    pipe(topics.liquidity(), c.getEnvelope().getAccount(), c, timeMs);
            case TransferCommand c ->
                    pipe(topics.transfers(), c.getEnvelope().getAccount(), c, timeMs);
            case ProviderCommand c ->
                    pipe(topics.providers(), c.getEnvelope().getAccount(), c, timeMs);
            case Deposit c -> pipe(topics.deposits(), c.getEnvelope().getAccount(), c, timeMs);
            case AccountNotice c -> pipe(topics.credits(), c.getAccount(), c, timeMs);
            case MarketCommand c -> pipe(topics.marketCommands(), c.getMarket(), c, timeMs);
            case OperatorCommand c -> {
                var key =
                        c.getBody() instanceof SetOwnerGroup set ? set.getAccount() : c.getMarket();
                pipe(topics.operatorCommands(), key, c, timeMs);
                showMarkets();
            }
            case TelemetryRecord c -> observe(c, timeMs);
            default -> throw new IllegalArgumentException("no command: " + command);
        }
    }

    /// What the market room shows of its markets reaches the quality room.
    private void showMarkets() {
        exchange.advanceWallClockTime(Duration.ofMillis(50));
        for (var status : read(exchange, topics.markets())) {
            input(quality, topics.markets()).pipeInput(status.getDefinition().getMarket(), status);
        }
    }

    private void observe(TelemetryRecord report, long timeMs) {
        showProviders();
        input(quality, topics.telemetry()).pipeInput(report.getProvider(), report, timeMs);
        for (var bucket : read(quality, topics.marketCommands())) send(bucket, timeMs);
    }

    /// Which providers the markets know reaches the quality room.
    private void showProviders() {
        for (var score : read(exchange, topics.quality())) {
            scores.add(score);
            var key = score.getProvider() + "|" + score.getMarket();
            input(quality, topics.quality()).pipeInput(key, score);
        }
    }

    /// All that the markets said of their providers.
    List<QualityScore> scores() {
        showProviders();
        return scores;
    }

    /// All that was written to a topic since this was last asked.
    <V extends SpecificRecord> List<V> read(Topic<V> topic) {
        return read(exchange, topic);
    }

    /// What every account has in the end.
    Map<String, AccountBalances> balances() {
        exchange.advanceWallClockTime(Duration.ofSeconds(1));
        var latest = new TreeMap<String, AccountBalances>();
        for (var balances : read(topics.balances())) latest.put(balances.getAccount(), balances);
        return latest;
    }

    /// What should never have been.
    List<String> faults() {
        return faults.seen().stream().map(Object::toString).toList();
    }

    private <V extends SpecificRecord> void pipe(Topic<V> topic, String key, V value, long timeMs) {
        input(exchange, topic).pipeInput(key, value, timeMs);
    }

    private <V extends SpecificRecord> TestInputTopic<String, V> input(
            TopologyTestDriver driver, Topic<V> topic) {
        var values = AvroSerde.of(registry, topic.valueType()).serializer();
        return driver.createInputTopic(topic.name(), new StringSerializer(), values);
    }

    private <V extends SpecificRecord> List<V> read(TopologyTestDriver driver, Topic<V> topic) {
        var values = AvroSerde.of(registry, topic.valueType()).deserializer();
        return driver.createOutputTopic(topic.name(), new StringDeserializer(), values)
                .readValuesToList();
    }

    @Override
    public void close() {
        exchange.close();
        quality.close();
    }
}
