package ai.hanzo.hmm.wire.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.hanzo.hmm.wire.Deposit;
import ai.hanzo.hmm.wire.Envelope;
import ai.hanzo.hmm.wire.registry.CatalogueServer;
import ai.hanzo.hmm.wire.registry.FixedCatalogue;
import ai.hanzo.hmm.wire.topic.TopicCatalogue;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The serdes as Kafka's clients make them: by class name, from properties.
class ConfiguredSerdeTest {
    private static final String TOPIC = "hmm.deposits";

    private CatalogueServer server;

    @BeforeEach
    void start() throws IOException {
        server =
                new CatalogueServer(
                        new FixedCatalogue(new TopicCatalogue(TopicCatalogue.DEFAULT_PREFIX)), "");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aPlainProducerAndConsumerNeedTheClassesAndTheRegistryOnly() {
        try (var serializer = serializer(Map.of());
                var deserializer = deserializer(Map.of())) {
            var bytes = serializer.serialize(TOPIC, deposit());

            assertThat(bytes).startsWith(0, 0, 0, 4, 4);
            assertThat(deserializer.deserialize(TOPIC, bytes)).isEqualTo(deposit());
        }
        assertThat(server.asked())
                .containsExactly(
                        "POST /subjects/hmm.deposits-value/versions", "GET /schemas/ids/1028");
    }

    @Test
    void withoutRegisteringTheSchemaIsLookedUp() {
        try (var serializer = serializer(Map.of("auto.register.schemas", "false"))) {
            serializer.serialize(TOPIC, deposit());
            serializer.serialize(TOPIC, deposit());
        }
        assertThat(server.asked()).containsExactly("POST /subjects/hmm.deposits-value");
    }

    @Test
    void withTheLatestVersionTheRegistrysSchemaIsWritten() {
        var latest = Map.of("auto.register.schemas", "false", "use.latest.version", "true");
        try (var serializer = serializer(latest);
                var plain = serializer(Map.of())) {
            assertThat(serializer.serialize(TOPIC, deposit()))
                    .isEqualTo(plain.serialize(TOPIC, deposit()));
            assertThatThrownBy(() -> serializer.serialize("hmm.orders", deposit()))
                    .isInstanceOf(SerializationException.class)
                    .hasMessageMatching(
                            "(?s)version \\d+ of hmm.orders-value cannot read ai.hanzo.hmm.wire.Deposit.*");
        }
    }

    @Test
    void subjectsAreNamedByTheStrategy() {
        var names =
                Map.of(
                        "io.confluent.kafka.serializers.subject.TopicNameStrategy",
                                TOPIC + "-value",
                        "io.confluent.kafka.serializers.subject.RecordNameStrategy",
                                "ai.hanzo.hmm.wire.Deposit",
                        "TopicRecordNameStrategy", TOPIC + "-ai.hanzo.hmm.wire.Deposit");
        names.forEach(
                (strategy, subject) -> {
                    server.asked().clear();
                    try (var serializer =
                            serializer(Map.of("value.subject.name.strategy", strategy))) {
                        serializer.serialize(TOPIC, deposit());
                    } catch (SerializationException unknown) {
                        assertThat(unknown).hasMessage("Subject '%s' not found.", subject);
                    }
                    assertThat(server.asked())
                            .containsExactly("POST /subjects/" + subject + "/versions");
                });
    }

    @Test
    void aKeyHasItsOwnSubject() {
        try (var serializer = new AvroSerializer<Deposit>()) {
            serializer.configure(Map.of("schema.registry.url", server.url()), true);
            assertThatThrownBy(() -> serializer.serialize(TOPIC, deposit()))
                    .hasMessage("Subject 'hmm.deposits-key' not found.");
        }
    }

    @Test
    void theReadersTypeMayBeNamed() {
        var type = Map.of("specific.avro.value.type", Deposit.class.getName());
        try (var deserializer = deserializer(type)) {
            var order = new byte[] {0, 0, 0, 3, (byte) 0xe9, 0};
            assertThatThrownBy(() -> deserializer.deserialize("hmm.orders", order))
                    .isInstanceOf(UnreadableRecordException.class)
                    .hasMessage("Deposit expected: ai.hanzo.hmm.wire.OrderCommand");
        }
    }

    @Test
    void settingsThatMakeNoSenseAreRefused() {
        for (var bad :
                List.of(
                        Map.of("value.subject.name.strategy", "com.acme.Strange"),
                        Map.of("auto.register.schemas", "perhaps"),
                        Map.of("max.retries", "-1"))) {
            assertThatThrownBy(() -> serializer(bad)).isInstanceOf(ConfigException.class);
        }
        for (var bad :
                List.of(
                        Map.of("specific.avro.reader", "false"),
                        Map.of("specific.avro.value.type", "java.lang.String"),
                        Map.of("specific.avro.value.type", "com.acme.Nothing"))) {
            assertThatThrownBy(() -> deserializer(bad)).isInstanceOf(ConfigException.class);
        }
    }

    @Test
    void aRegistryThatIsGoneMakesRecordsWait() {
        try (var serializer = serializer(Map.of("max.retries", "0"));
                var deserializer = deserializer(Map.of("max.retries", "0"))) {
            var known = serializer.serialize(TOPIC, deposit());
            server.close();

            assertThat(serializer.serialize(TOPIC, deposit())).as("known").isEqualTo(known);
            assertThatThrownBy(() -> serializer.serialize("hmm.other", deposit()))
                    .isInstanceOf(RegistryUnavailableException.class);
            assertThatThrownBy(() -> deserializer.deserialize(TOPIC, known))
                    .isInstanceOf(RegistryUnavailableException.class);
        }
    }

    @Test
    void anUnknownIdIsUnreadable() {
        try (var deserializer = deserializer(Map.of())) {
            assertThatThrownBy(() -> deserializer.deserialize(TOPIC, new byte[] {0, 0, 0, 0, 7, 0}))
                    .isInstanceOf(UnreadableRecordException.class)
                    .hasMessage("schema id 7: Schema 7 not found");
        }
    }

    private Serializer<SpecificRecord> serializer(Map<String, String> more) {
        var properties = new HashMap<String, Object>(more);
        properties.put("key.serializer", "org.apache.kafka.common.serialization.StringSerializer");
        properties.put("value.serializer", "ai.hanzo.hmm.wire.serde.AvroSerializer");
        properties.put("bootstrap.servers", "127.0.0.1:1");
        properties.put("schema.registry.url", server.url());
        var config = new ProducerConfig(properties);
        @SuppressWarnings("unchecked")
        var made =
                (Serializer<SpecificRecord>)
                        config.getConfiguredInstance("value.serializer", Serializer.class);
        made.configure(config.originals(), false);
        return made;
    }

    private Deserializer<SpecificRecord> deserializer(Map<String, String> more) {
        var properties = new HashMap<String, Object>(more);
        properties.put(
                "key.deserializer", "org.apache.kafka.common.serialization.StringDeserializer");
        properties.put("value.deserializer", "ai.hanzo.hmm.wire.serde.AvroDeserializer");
        properties.put("bootstrap.servers", "127.0.0.1:1");
        properties.put("schema.registry.url", server.url());
        var config = new ConsumerConfig(properties);
        @SuppressWarnings("unchecked")
        var made =
                (Deserializer<SpecificRecord>)
                        config.getConfiguredInstance("value.deserializer", Deserializer.class);
        made.configure(config.originals(), false);
        return made;
    }

    private static Deposit deposit() {
        return new Deposit(new Envelope("alice", "d1", null, null, null), 1_000_000L, "bank");
    }
}
