package ai.hanzo.hmm.wire.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.hanzo.hmm.wire.Deposit;
import ai.hanzo.hmm.wire.Envelope;
import ai.hanzo.hmm.wire.serde.AvroDeserializer;
import ai.hanzo.hmm.wire.serde.AvroSerde;
import ai.hanzo.hmm.wire.serde.UnreadableRecordException;
import ai.hanzo.hmm.wire.topic.TopicCatalogue;

import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.io.IOException;

/// The client against a registry that somebody else wrote: `mvn verify -pl schemas -Pregistry`.
@Tag("registry")
class ApicurioTest {
    private static final TopicCatalogue TOPICS = new TopicCatalogue("hmm.");

    private static Apicurio apicurio;

    @BeforeAll
    static void start() throws IOException {
        apicurio = new Apicurio();
    }

    @AfterAll
    static void stop() {
        apicurio.close();
    }

    @Test
    void everySchemaIsRegisteredAndFoundAgain() {
        for (var topic : TOPICS.all()) {
            var schema = SpecificData.get().getSchema(topic.valueType());
            try (var writer = new RegistryClient(apicurio.url());
                    var reader = new RegistryClient(apicurio.url())) {
                int id = writer.register(topic.subject(), schema);

                assertThat(reader.register(topic.subject(), schema)).isEqualTo(id);
                assertThat(reader.idOf(topic.subject(), schema)).isEqualTo(id);
                assertThat(reader.byId(id)).isEqualTo(schema);
                assertThat(reader.latest(topic.subject()).id()).isEqualTo(id);
            }
        }
    }

    @Test
    void recordsGoThrough() {
        var deposit =
                new Deposit(new Envelope("alice", "d1", null, null, null), 1_000_000L, "bank");
        try (var registry = new RegistryClient(apicurio.url());
                var other = new RegistryClient(apicurio.url());
                var serde = AvroSerde.of(registry, Deposit.class);
                var deserializer = new AvroDeserializer<>(other, Deposit.class)) {
            var bytes = serde.serializer().serialize("test.through", deposit);

            assertThat(deserializer.deserialize("test.through", bytes)).isEqualTo(deposit);
        }
    }

    @Test
    void whatItDoesNotKnowIsAnAnswer() {
        try (var registry = new RegistryClient(apicurio.url())) {
            assertRefused(
                    RegistryRefusal.UNKNOWN_SUBJECT,
                    () -> registry.idOf("test.nobody-value", Deposit.getClassSchema()));
            assertRefused(RegistryRefusal.UNKNOWN_SCHEMA, () -> registry.byId(999_999));
            assertRefused(
                    RegistryRefusal.UNKNOWN_SUBJECT, () -> registry.latest("test.nobody-value"));
            registry.register("test.known-value", Deposit.getClassSchema());
            assertRefused(
                    RegistryRefusal.UNKNOWN_SCHEMA,
                    () -> registry.idOf("test.known-value", Schema.create(Schema.Type.INT)));
            assertThatThrownBy(
                            () ->
                                    new AvroDeserializer<>(registry, Deposit.class)
                                            .deserialize("any", new byte[] {0, 1, 1, 1, 1, 1}))
                    .isInstanceOf(UnreadableRecordException.class);
        }
    }

    @Test
    void anIncompatibleSchemaIsRefused() throws Exception {
        try (var registry = new RegistryClient(apicurio.url())) {
            registry.register("test.strict-value", Deposit.getClassSchema());
            assertThat(
                            apicurio.status(
                                    "PUT",
                                    "/config/test.strict-value",
                                    "{\"compatibility\":\"BACKWARD\"}"))
                    .isEqualTo(200);
            var changed =
                    new Schema.Parser()
                            .parse(
                                    "{\"type\":\"record\",\"name\":\"Deposit\",\"namespace\":\"ai.hanzo.hmm.wire\",\"fields\":[{\"name\":\"new\",\"type\":\"int\"}]}");

            assertRefused(
                    RegistryRefusal.INCOMPATIBLE,
                    () -> registry.register("test.strict-value", changed));
        }
    }

    private static void assertRefused(int code, Runnable question) {
        assertThatThrownBy(question::run)
                .isInstanceOfSatisfying(
                        RegistryRefusal.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(code));
    }
}
