package ai.hanzo.hmm.door.http;

import static org.assertj.core.api.Assertions.assertThat;

import ai.hanzo.hmm.wire.topic.Partitions;
import ai.hanzo.hmm.wire.topic.TopicCatalogue;

import com.fasterxml.jackson.databind.JsonNode;

import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The topics of the catalogue are the topics of the AsyncAPI document, with their keys, values,
/// settings and who writes them.
class DocumentedTopicsTest {
    private static final Document DOCUMENT = Document.of("asyncapi.yaml");
    private static final TopicCatalogue TOPICS = new TopicCatalogue("hmm.");

    @Test
    void topicsAndDocumentSayTheSame() {
        var expected = TOPICS.all().stream().map(topic -> topic.name()).collect(Collectors.toSet());
        expected.add(TOPICS.deadLetters());
        assertThat(channels().keySet()).isEqualTo(expected);
    }

    @Test
    void aTopicIsDescribedWithItsKeyItsValueAndItsWriter() {
        for (var topic : TOPICS.all()) {
            var channel = channels().get(topic.name());
            assertThat(channel.path("description").asText().toLowerCase())
                    .contains(
                            topic.purpose().toLowerCase(),
                            "written by: " + topic.writtenBy() + ".",
                            "partitioned by " + topic.partitioning().name().toLowerCase() + ".");
            var messages = Document.fields(channel.path("messages"));
            assertThat(messages).hasSize(1);
            var message = DOCUMENT.found(messages.getFirst().getValue());
            assertThat(message.path("name").asText()).isEqualTo(topic.valueType().getSimpleName());
            assertThat(message.at("/bindings/kafka/key/description").asText())
                    .contains(topic.key());
            assertThat(message.at("/payload/schema/$ref").asText())
                    .isEqualTo("/subjects/" + topic.subject() + "/versions/latest/schema");
        }
    }

    @Test
    void aSchemaIsWhereTheDocumentSays() throws Exception {
        try (var door = new TestDoor()) {
            for (var topic : TOPICS.all()) {
                var message =
                        DOCUMENT.at("/components/messages/" + topic.valueType().getSimpleName());
                var answer = door.get(message.at("/payload/schema/$ref").asText());
                assertThat(answer.status()).isEqualTo(200);
                assertThat(answer.json().path("name").asText())
                        .isEqualTo(topic.valueType().getSimpleName());
            }
        }
    }

    @Test
    void aTopicIsMadeAsItIsDescribed() {
        var made =
                TOPICS.newTopics(new Partitions(1, 1, 1), (short) 1).stream()
                        .collect(Collectors.toMap(NewTopic::name, NewTopic::configs));
        for (var channel : channels().entrySet()) {
            var kafka = channel.getValue().at("/bindings/kafka");
            assertThat(kafka.path("topic").asText()).isEqualTo(channel.getKey());
            var settings = made.get(channel.getKey());
            var cleanup = new ArrayList<String>();
            kafka.at("/topicConfiguration/cleanup.policy").forEach(p -> cleanup.add(p.asText()));
            assertThat(String.join(",", cleanup)).isEqualTo(settings.get("cleanup.policy"));
            assertThat(kafka.at("/topicConfiguration/retention.ms").asText())
                    .isEqualTo(settings.get("retention.ms"));
        }
    }

    @Test
    void everyChannelHasAnOperationAndEveryMessageIsOneOfItsChannel() {
        var used = new ArrayList<String>();
        for (var operation : Document.fields(DOCUMENT.at("/operations"))) {
            var says = operation.getValue();
            var channel = says.at("/channel/$ref").asText();
            used.add(channel.replace("#/channels/", ""));
            for (var message : says.path("messages")) {
                assertThat(message.path("$ref").asText()).startsWith(channel + "/messages/");
                assertThat(DOCUMENT.found(message).path("name").asText()).isNotEmpty();
            }
        }
        for (var channel : Document.fields(DOCUMENT.at("/channels"))) {
            assertThat(used).contains(channel.getKey());
        }
    }

    @Test
    void everythingIsSaidInWords() {
        var silent = new ArrayList<String>();
        DOCUMENT.walk(
                (place, node) -> {
                    boolean isProperty = place.matches(".*/properties/[^/]+") && !node.isBoolean();
                    if (!isProperty || node.has("$ref")) return;
                    if (place.matches(".*/(then|else|if|anyOf|dependentSchemas)/.*")) return;
                    if (node.path("description").asText().isBlank()) silent.add(place);
                });
        assertThat(silent).isEmpty();
    }

    /// Those of Kafka, by address.
    private static Map<String, JsonNode> channels() {
        var found = new TreeMap<String, JsonNode>();
        for (var channel : Document.fields(DOCUMENT.at("/channels"))) {
            var says = channel.getValue();
            if (!says.at("/servers/0/$ref").asText().equals("#/servers/kafka")) continue;
            found.put(says.path("address").asText(), says);
        }
        return found;
    }
}
