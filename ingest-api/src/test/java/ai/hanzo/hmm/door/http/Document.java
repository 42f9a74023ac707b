package ai.hanzo.hmm.door.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/// A document that the door serves, and its schemas as judges of what the door takes and says.
public final class Document {
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final String OPENAPI = "openapi.yaml";
    private static final String SCHEMAS = "/components/schemas";
    private static final String REF = "$ref";

    private final JsonNode root;
    private final SchemaRegistry registry =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private final Map<JsonNode, Schema> judges = new HashMap<>();

    private Document(JsonNode root) {
        this.root = root;
    }

    /// As it is served, by the name of its file.
    public static Document of(String name) {
        try (var in = DocumentRoutes.class.getResourceAsStream("/api/" + name)) {
            var text = new String(in.readAllBytes(), UTF_8);
            var root = YAML.readTree(text.replace(OPENAPI + "#", "#"));
            if (name.equals(OPENAPI)) return new Document(root);
            var schemas = (ObjectNode) root.at(SCHEMAS);
            for (var schema : fields(of(OPENAPI).at(SCHEMAS))) {
                if (schemas.has(schema.getKey()))
                    throw new IllegalStateException("twice: " + schema);
                schemas.set(schema.getKey(), schema.getValue());
            }
            return new Document(root);
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    /// The same, of which every object allows the properties alone that it describes: what the door
    /// says is described in full, though clients are to bear with more.
    public Document closed() {
        var copy = root.deepCopy();
        walk(
                copy,
                "",
                (_, node) -> {
                    if (node instanceof ObjectNode object
                            && node.path("properties").isObject()
                            && !node.has("additionalProperties")) {
                        object.put("additionalProperties", false);
                    }
                });
        return new Document(copy);
    }

    JsonNode root() {
        return root;
    }

    public JsonNode at(String pointer) {
        return root.at(pointer);
    }

    /// What a node says itself or refers to.
    public JsonNode found(JsonNode node) {
        if (!node.has(REF)) return node;
        var found = root.at(node.get(REF).asText().substring(1));
        if (found.isMissingNode()) throw new IllegalArgumentException("leads nowhere: " + node);
        return found(found);
    }

    /// Every node with its place.
    void walk(BiConsumer<String, JsonNode> each) {
        walk(root, "", each);
    }

    /// What a schema of the document has against a value; empty for nothing.
    public List<String> against(JsonNode schema, JsonNode value) {
        return judges.computeIfAbsent(schema, this::judge).validate(value).stream()
                .map(Error::toString)
                .toList();
    }

    private Schema judge(JsonNode schema) {
        var whole = (ObjectNode) schema.deepCopy();
        whole.set("components", root.path("components"));
        return registry.getSchema(whole);
    }

    /// The names and values of an object's fields.
    public static List<Map.Entry<String, JsonNode>> fields(JsonNode object) {
        return new ArrayList<>(object.properties());
    }

    private static void walk(JsonNode node, String place, BiConsumer<String, JsonNode> each) {
        each.accept(place, node);
        if (node.isObject()) {
            for (var field : fields(node)) {
                walk(field.getValue(), place + "/" + field.getKey(), each);
            }
        }
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            walk(node.get(i), place + "/" + i, each);
        }
    }
}
