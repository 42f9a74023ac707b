package ai.hanzo.hmm.local.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.hanzo.hmm.local.broker.EmbeddedBroker;
import ai.hanzo.hmm.node.CannotStart;
import ai.hanzo.hmm.node.setup.MarketCatalogue;
import ai.hanzo.hmm.node.setup.MarketOpening;
import ai.hanzo.hmm.node.setup.TopicSetup;
import ai.hanzo.hmm.wire.CreateMarket;
import ai.hanzo.hmm.wire.OperatorCommand;
import ai.hanzo.hmm.wire.registry.FixedCatalogue;
import ai.hanzo.hmm.wire.serde.AvroSerde;
import ai.hanzo.hmm.wire.topic.Partitions;
import ai.hanzo.hmm.wire.topic.TopicCatalogue;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Each test has topics of its own, under a prefix of its own.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SetupTest {
    private static final Partitions PARTITIONS = new Partitions(3, 2, 1);

    private EmbeddedBroker broker;
    private Admin admin;

    @BeforeAll
    void start(@TempDir Path folder) {
        broker = EmbeddedBroker.start(folder, 0);
        admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
    }

    @AfterAll
    void stop() {
        admin.close();
        broker.close();
    }

    @Test
    void topicsAreMadeAsTheCatalogueHasThemAndASecondTimeChangesNothing() throws Exception {
        var catalogue = new TopicCatalogue("made.");
        var wanted = catalogue.newTopics(PARTITIONS, (short) 1);
        new TopicSetup(admin).ensure(wanted);
        new TopicSetup(admin).ensure(wanted);

        var orders = catalogue.orders().name();
        var described =
                admin.describeTopics(List.of(orders, catalogue.markets().name()))
                        .allTopicNames()
                        .get();
        assertThat(described.get(orders).partitions()).hasSize(3);
        assertThat(described.get(catalogue.markets().name()).partitions()).hasSize(2);
        var topic = new ConfigResource(ConfigResource.Type.TOPIC, orders);
        var settings = admin.describeConfigs(List.of(topic)).all().get().get(topic);
        assertThat(settings.get("message.timestamp.type").value()).isEqualTo("LogAppendTime");
    }

    @Test
    void anotherNumberOfPartitionsIsRefusedWithBothNumbers() {
        var setup = new TopicSetup(admin);
        var catalogue = new TopicCatalogue("counted.");
        setup.ensure(catalogue.newTopics(PARTITIONS, (short) 1));
        assertThatThrownBy(
                        () -> setup.ensure(catalogue.newTopics(new Partitions(4, 2, 1), (short) 1)))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("has 3 partitions and 4 are asked for");
    }

    @Test
    void anotherSettingIsRefusedWithBothValues() {
        var setup = new TopicSetup(admin);
        setup.ensure(List.of(withCleanup("delete")));
        assertThatThrownBy(() -> setup.ensure(List.of(withCleanup("compact"))))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("cleanup.policy=delete and must have compact");
    }

    @Test
    void aMarketIsOpenedOnceHoweverOftenItIsAskedFor() {
        var catalogue = new TopicCatalogue("opened.");
        var registry = new FixedCatalogue(catalogue);
        new TopicSetup(admin).ensure(catalogue.newTopics(PARTITIONS, (short) 1));
        var opening =
                new MarketOpening(
                        broker.bootstrapServers(), catalogue.operatorCommands(), registry);
        var markets = MarketCatalogue.builtIn();
        opening.open(markets);
        opening.open(markets);

        assertThat(operatorCommands(catalogue))
                .extracting(command -> ((CreateMarket) command.getBody()).getDefinition())
                .containsExactlyInAnyOrderElementsOf(markets);
    }

    @Test
    void rubbishInTheOperatorsLogKeepsNoMarketShut() throws Exception {
        var catalogue = new TopicCatalogue("rubbish.");
        new TopicSetup(admin).ensure(catalogue.newTopics(PARTITIONS, (short) 1));
        var config = Map.<String, Object>of("bootstrap.servers", broker.bootstrapServers());
        try (var producer =
                new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer())) {
            var rubbish = new byte[] {1, 2, 3};
            producer.send(
                            new ProducerRecord<>(
                                    catalogue.operatorCommands().name(), 0, "x", rubbish))
                    .get();
            producer.send(new ProducerRecord<>(catalogue.operatorCommands().name(), 1, "x", null))
                    .get();
        }
        var registry = new FixedCatalogue(catalogue);
        var markets = MarketCatalogue.builtIn();
        new MarketOpening(broker.bootstrapServers(), catalogue.operatorCommands(), registry)
                .open(markets);
        assertThat(admin.listTopics().names().get()).contains(catalogue.operatorCommands().name());
        assertThat(ends(catalogue)).isEqualTo(2 + markets.size());
    }

    private static NewTopic withCleanup(String policy) {
        return new NewTopic("cleaned", 1, (short) 1).configs(Map.of("cleanup.policy", policy));
    }

    private long ends(TopicCatalogue catalogue) {
        try (var consumer = consumer(catalogue)) {
            return consumer.endOffsets(partitions(catalogue)).values().stream()
                    .mapToLong(end -> end)
                    .sum();
        }
    }

    private List<OperatorCommand> operatorCommands(TopicCatalogue catalogue) {
        var commands = new ArrayList<OperatorCommand>();
        try (var consumer = consumer(catalogue)) {
            consumer.assign(partitions(catalogue));
            consumer.seekToBeginning(partitions(catalogue));
            long end = ends(catalogue);
            long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
            while (commands.size() < end && System.nanoTime() < deadline) {
                consumer.poll(Duration.ofMillis(100))
                        .forEach(record -> commands.add(record.value()));
            }
        }
        return commands;
    }

    private KafkaConsumer<String, OperatorCommand> consumer(TopicCatalogue catalogue) {
        var values = AvroSerde.of(new FixedCatalogue(catalogue), OperatorCommand.class);
        var config = Map.<String, Object>of("bootstrap.servers", broker.bootstrapServers());
        return new KafkaConsumer<>(config, new StringDeserializer(), values.deserializer());
    }

    private static List<TopicPartition> partitions(TopicCatalogue catalogue) {
        var name = catalogue.operatorCommands().name();
        return List.of(new TopicPartition(name, 0), new TopicPartition(name, 1));
    }
}
