package ai.hanzo.hmm.door.http;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import ai.hanzo.hmm.door.request.Fields;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.StringEntry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// The schemas of requests and the readers of requests say the same: what the one allows the other
/// takes, field by field.
@TestInstance(Lifecycle.PER_CLASS)
class DocumentedRequestsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Document DOCUMENT = Document.of("openapi.yaml");

    /// What is tried in every field, as JSON.
    private static final List<String> VALUES =
            List.of(
                    "null",
                    "true",
                    "0",
                    "7",
                    "-1",
                    "1.5",
                    "1000001",
                    "9223372036854775808",
                    "\"\"",
                    "\"x\"",
                    "\"two words\"",
                    "\"@pool\"",
                    "\"gpu-inference\"",
                    "\"HANZO\"",
                    "\"SCU:\"",
                    "\"0\"",
                    "\"0.0\"",
                    "\"1.25\"",
                    "\"01\"",
                    "\"-1\"",
                    "\"1.2345678\"",
                    "\"1e3\"",
                    "\"SELL\"",
                    "\"HOLD\"",
                    "\"GTT\"",
                    "\"SLIDE\"",
                    "\"LIMIT\"",
                    "\"buy\"",
                    "\"a\\u0001b\"",
                    "\"" + "a".repeat(64) + "\"",
                    "\"" + "a".repeat(65) + "\"",
                    "\"" + "a".repeat(201) + "\"",
                    "[]",
                    "{}",
                    "[\"x\"]",
                    "[\"x\",\"x\"]",
                    "[{}]",
                    "[{\"allocation\":1,\"used\":\"1\",\"more\":1}]",
                    "[{\"cancel\":{\"account\":\"a\"}}]",
                    "[{\"cancel\":{\"account\":\"a\",\"clientOrderId\":\"b\",\"more\":1}}]",
                    "[{\"amend\":{\"account\":\"a\",\"clientOrderId\":\"b\",\"price\":\"0\"}}]",
                    "[{\"cancel\":{\"account\":\"a\",\"clientOrderId\":\"b\"},\"place\":{}}]");

    private TestDoor door;

    @BeforeAll
    void open() {
        door = new TestDoor();
    }

    @AfterAll
    void close() {
        door.close();
    }

    static Stream<Arguments> sound() {
        var sound = new ArrayList<Arguments>();
        for (var operation : commands()) {
            operation
                    .requests()
                    .forEach(
                            (name, body) -> {
                                if (operation.status(name) >= 400) return;
                                sound.add(Arguments.of(operation, name, body));
                            });
        }
        return sound.stream();
    }

    /// The registry of schemas reads by itself, as Confluent's does.
    private static List<Operation> commands() {
        return Operation.all(DOCUMENT).stream()
                .filter(operation -> operation.path().startsWith("/v1/"))
                .filter(operation -> !operation.requests().isEmpty())
                .toList();
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("sound")
    void whatTheSchemaAllowsTheDoorTakes(Operation operation, String name, ObjectNode body)
            throws Exception {
        for (var field : Document.fields(body)) {
            var without = body.deepCopy();
            without.remove(field.getKey());
            agree(operation, without);
            for (var value : VALUES) {
                var other = body.deepCopy();
                other.set(field.getKey(), JSON.readTree(value));
                agree(operation, other);
            }
        }
    }

    private void agree(Operation operation, JsonNode body) throws Exception {
        var faults = DOCUMENT.against(operation.body().get(), body);
        var answer = send(operation, body);
        var told = answer.json().toString();
        if (told.contains("must be above three times heartbeatMs")) return;
        assertThat(isTurnedAway(answer))
                .as("%s %s: %s, %s", operation, body, told, faults)
                .isEqualTo(!faults.isEmpty());
    }

    /// For its shape, or an entry of it.
    private static boolean isTurnedAway(TestDoor.Answer answer) throws Exception {
        if (answer.status() == 400) return true;
        for (var result : answer.json().path("results")) {
            if (result.at("/problem/status").asInt() == 400) return true;
        }
        return false;
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("sound")
    void aFieldThatTheDoorReadsIsDescribed(Operation operation, String name, ObjectNode body)
            throws Exception {
        var described = variant(operation, body).path("properties");
        for (var word : words()) {
            if (described.has(word)) continue;
            var more = body.deepCopy();
            more.put(word, "x");
            var code = send(operation, more).json().path("code").asText();
            assertThat(code)
                    .as("%s reads %s", operation, word)
                    .isIn("UNKNOWN_FIELD", "FIELD_NOT_ALLOWED");
        }
    }

    @Test
    void everyFieldThatIsDescribedIsInAnExampleThatIsTaken() {
        var shown = new HashSet<String>();
        var described = new HashSet<String>();
        for (var operation : commands()) {
            for (var variant : variants(operation.body().get())) {
                variant.path("properties")
                        .fieldNames()
                        .forEachRemaining(field -> described.add(operation + " " + field));
            }
            operation
                    .requests()
                    .forEach(
                            (name, body) -> {
                                if (operation.status(name) >= 400) return;
                                body.fieldNames()
                                        .forEachRemaining(
                                                field -> shown.add(operation + " " + field));
                            });
        }
        assertThat(shown).isEqualTo(described);
    }

    @Test
    void everyKindOfBodyHasAnExampleThatIsTaken() {
        for (var operation : commands()) {
            var bodies =
                    operation.requests().entrySet().stream()
                            .filter(example -> operation.status(example.getKey()) < 400)
                            .map(Map.Entry::getValue)
                            .toList();
            for (var variant : variants(operation.body().get())) {
                assertThat(bodies)
                        .as("%s: %s", operation, variant.path("description").asText())
                        .anyMatch(body -> DOCUMENT.against(variant, body).isEmpty());
            }
        }
    }

    /// Of the kinds that a body may be of, the one that it is of.
    private static JsonNode variant(Operation operation, JsonNode body) {
        return variants(operation.body().get()).stream()
                .filter(variant -> DOCUMENT.against(variant, body).isEmpty())
                .findFirst()
                .orElseThrow();
    }

    private static List<JsonNode> variants(JsonNode schema) {
        var found = DOCUMENT.found(schema);
        if (!found.has("oneOf")) return List.of(found);
        var variants = new ArrayList<JsonNode>();
        for (var each : found.path("oneOf")) variants.add(DOCUMENT.found(each));
        return variants;
    }

    /// Every word in the code that reads requests, among which are the names of all fields.
    private static Set<String> words() throws Exception {
        var code = Fields.class.getProtectionDomain().getCodeSource().getLocation();
        var classes =
                Path.of(code.toURI()).resolve(Fields.class.getPackageName().replace('.', '/'));
        var words = new TreeSet<String>();
        try (var files = Files.list(classes)) {
            for (var file : files.filter(each -> each.toString().endsWith(".class")).toList()) {
                for (var entry : ClassFile.of().parse(file).constantPool()) {
                    if (!(entry instanceof StringEntry text)) continue;
                    if (text.stringValue().matches("[a-z][A-Za-z0-9]*")) {
                        words.add(text.stringValue());
                    }
                }
            }
        }
        assertThat(words).contains("clientOrderId", "uses", "maxCost");
        return words;
    }

    private TestDoor.Answer send(Operation operation, JsonNode body) throws Exception {
        var path = operation.sample(Map.of());
        return door.send(operation.method(), path, body.toString().getBytes(UTF_8));
    }
}
