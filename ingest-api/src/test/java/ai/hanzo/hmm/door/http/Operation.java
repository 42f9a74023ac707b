package ai.hanzo.hmm.door.http;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// One operation of the OpenAPI document.
///
/// @param method in capitals
/// @param path as a template
public record Operation(Document document, String method, String path, JsonNode says) {
    private static final Set<String> METHODS =
            Set.of("get", "put", "post", "delete", "patch", "options", "head");

    /// All of a document, in its order.
    public static List<Operation> all(Document document) {
        var all = new ArrayList<Operation>();
        for (var path : Document.fields(document.at("/paths"))) {
            for (var method : Document.fields(path.getValue())) {
                if (!METHODS.contains(method.getKey())) continue;
                all.add(
                        new Operation(
                                document,
                                method.getKey().toUpperCase(),
                                path.getKey(),
                                method.getValue()));
            }
        }
        return all;
    }

    /// Its parameters of one kind: `path`, `query` or `header`.
    public List<JsonNode> parameters(String in) {
        var found = new ArrayList<JsonNode>();
        for (var each : says.path("parameters")) {
            var parameter = document.found(each);
            if (parameter.path("in").asText().equals(in)) found.add(parameter);
        }
        return found;
    }

    /// The path with the examples of its parameters, and those of the query that are needed.
    ///
    /// @param values of parameters that have none
    String sample(Map<String, String> values) {
        var sample = path;
        for (var parameter : parameters("path")) {
            var name = parameter.path("name").asText();
            var example = parameter.path("example").asText(values.get(name));
            sample = sample.replace("{" + name + "}", example);
        }
        var query = new ArrayList<String>();
        for (var parameter : parameters("query")) {
            if (parameter.path("required").asBoolean()) {
                query.add(
                        parameter.path("name").asText() + "=" + parameter.path("example").asText());
            }
        }
        return query.isEmpty() ? sample : sample + "?" + String.join("&", query);
    }

    /// The schema of its body, where it has one.
    Optional<JsonNode> body() {
        return Optional.of(content(document.found(says.path("requestBody"))).path("schema"))
                .filter(schema -> !schema.isMissingNode());
    }

    /// Examples of its body by name.
    Map<String, JsonNode> requests() {
        return examples(document.found(says.path("requestBody")));
    }

    /// The status that the example of this name is answered with.
    int status(String example) {
        for (var response : responses().entrySet()) {
            if (examples(response.getValue()).containsKey(example)) return response.getKey();
        }
        return responses().keySet().stream().filter(status -> status < 300).findFirst().get();
    }

    /// By status, those of the kind `default` left out.
    Map<Integer, JsonNode> responses() {
        var found = new LinkedHashMap<Integer, JsonNode>();
        for (var response : Document.fields(says.path("responses"))) {
            if (response.getKey().equals("default")) continue;
            found.put(Integer.valueOf(response.getKey()), document.found(response.getValue()));
        }
        return found;
    }

    /// Examples of a body or a response by name.
    static Map<String, JsonNode> examples(JsonNode message) {
        var found = new LinkedHashMap<String, JsonNode>();
        for (var example : Document.fields(content(message).path("examples"))) {
            found.put(example.getKey(), example.getValue().path("value"));
        }
        return found;
    }

    /// The one form that a body or a response comes in.
    static JsonNode content(JsonNode message) {
        return message.path("content").isEmpty()
                ? message.path("content")
                : message.path("content").elements().next();
    }

    /// The media types of the forms that a response comes in.
    static List<String> mediaTypes(JsonNode message) {
        var types = new ArrayList<String>();
        message.path("content").fieldNames().forEachRemaining(types::add);
        return types;
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
