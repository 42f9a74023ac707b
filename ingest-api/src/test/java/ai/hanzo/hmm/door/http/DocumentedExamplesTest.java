package ai.hanzo.hmm.door.http;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Every example of the OpenAPI document is sent to a door and answered as it says.
@TestInstance(Lifecycle.PER_CLASS)
class DocumentedExamplesTest {
    private static final Document DOCUMENT = Document.of("openapi.yaml");
    private static final Document CLOSED = DOCUMENT.closed();
    private static final String LATEST = "/subjects/hmm.orders-value/versions/latest";

    /// Figures and feeds need a door of their own.
    private static final Set<String> ELSEWHERE =
            Set.of("GET /metrics", "GET /v1/feed", "GET /v1/markets/{kind}/{class}/stream");

    private TestDoor door;
    private JsonNode registered;
    private String asset;

    @BeforeAll
    void open() throws Exception {
        door = new TestDoor();
        Story.tell(door.views);
        registered = door.get(LATEST).json();
        var page = new String(door.get("/").response().body(), UTF_8);
        asset = page.replaceAll("(?s).*?\"/assets/([^\"]+)\".*", "$1");
    }

    @AfterAll
    void close() {
        door.close();
    }

    static Stream<Arguments> examples() {
        return Operation.all(CLOSED).stream()
                .filter(operation -> !ELSEWHERE.contains(operation.toString()))
                .flatMap(DocumentedExamplesTest::examples);
    }

    private static Stream<Arguments> examples(Operation operation) {
        var names =
                operation.body().isPresent()
                        ? operation.requests().keySet()
                        : operation.responses().values().stream()
                                .map(Operation::examples)
                                .findFirst()
                                .get()
                                .keySet();
        return names.isEmpty()
                ? Stream.of(Arguments.of(operation, ""))
                : names.stream().map(name -> Arguments.of(operation, name));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void anExampleIsAnsweredAsItIsDocumented(Operation operation, String name) throws Exception {
        var answer = send(operation, name);
        var status = operation.status(name);
        var response = operation.responses().get(status);
        assertThat(answer.status()).as(new String(answer.response().body())).isEqualTo(status);
        assertThat(Operation.mediaTypes(response)).contains(answer.header("Content-Type"));
        for (var header : Document.fields(response.path("headers"))) {
            if (!header.getValue().path("required").asBoolean()) continue;
            assertThat(answer.header(header.getKey())).isNotEmpty();
        }
        if (!answer.header("Content-Type").endsWith("json")) return;
        var schema = Operation.content(response).path("schema");
        assertThat(CLOSED.against(schema, answer.json())).as(answer.json().toString()).isEmpty();
        var example = Operation.examples(response).get(name);
        if (example != null) {
            assertThat(CLOSED.against(schema, example)).isEmpty();
            assertThat(answer.json().toString()).isEqualTo(example.toString());
        }
    }

    private TestDoor.Answer send(Operation operation, String name) throws Exception {
        var path =
                operation.sample(Map.of("schemaId", registered.path("id").asText(), "path", asset));
        var query = query(operation, name);
        var body = body(operation, name).map(JsonNode::toString).orElse("");
        return door.send(
                operation.method(),
                query.isEmpty() ? path : path + "?" + query,
                body.getBytes(UTF_8));
    }

    /// Of what the registry of schemas takes the document has no example: a schema is long.
    private Optional<JsonNode> body(Operation operation, String name) {
        if (operation.body().isEmpty()) return Optional.empty();
        if (!name.isEmpty()) return Optional.of(operation.requests().get(name));
        var schema = registered.path("schema");
        return Optional.of(JsonNodeFactory.instance.objectNode().set("schema", schema));
    }

    private static String query(Operation operation, String name) {
        for (var response : operation.responses().values()) {
            var example = Operation.content(response).path("examples").path(name);
            if (example.has("x-query")) return example.path("x-query").asText();
        }
        return "";
    }
}
