package ai.hanzo.hmm.wire.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;

import java.net.URLDecoder;
import java.util.Arrays;
import java.util.List;

/// Confluent's REST paths over the fixed catalogue: all that clients read, and of what they write
/// only what changes nothing.
final class CatalogueRest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String LEVEL = "BACKWARD";
    private static final int UNKNOWN_PATH = 404;
    private static final int READ_ONLY = 405;
    private static final int INVALID_VERSION = 42202;
    private static final int INVALID_LEVEL = 42203;

    private final FixedCatalogue catalogue;

    CatalogueRest(FixedCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    Reply handle(String method, String path, String query, String body) {
        try {
            var parts = Arrays.stream(path.split("/")).skip(1).map(CatalogueRest::decoded).toList();
            var answer =
                    switch (method) {
                        case "GET", "HEAD" -> get(parts, query);
                        case "POST" -> post(parts, query, body);
                        case "PUT" -> put(parts, body);
                        default -> throw new RegistryRefusal(READ_ONLY, "The catalogue is fixed");
                    };
            return new Reply(200, answer.toString());
        } catch (RegistryRefusal refusal) {
            return error(refusal.code(), refusal.getMessage());
        } catch (JsonProcessingException | IllegalArgumentException malformed) {
            return error(400, "malformed request");
        }
    }

    private JsonNode get(List<String> path, String query) {
        return switch (path.toArray(String[]::new)) {
            case String[] p when is(p) -> object();
            case String[] p when is(p, "subjects") -> texts(subjects(query));
            case String[] p when is(p, "subjects", "*", "versions") -> versions(p[1]);
            case String[] p when is(p, "subjects", "*", "versions", "*") ->
                    json(version(p[1], p[3]));
            case String[] p when is(p, "subjects", "*", "versions", "*", "schema") ->
                    schema(version(p[1], p[3]).schema());
            case String[] p when is(p, "schemas", "types") -> texts(List.of("AVRO"));
            case String[] p when is(p, "schemas", "ids", "*") ->
                    object().put("schema", byId(p[2]).toString());
            case String[] p when is(p, "schemas", "ids", "*", "schema") -> schema(byId(p[2]));
            case String[] p when is(p, "schemas", "ids", "*", "subjects") ->
                    texts(users(p[2]).stream().map(Registered::subject).toList());
            case String[] p when is(p, "schemas", "ids", "*", "versions") -> uses(p[2]);
            case String[] p when is(p, "contexts") -> texts(List.of("."));
            case String[] p when is(p, "mode") || is(p, "mode", "*") ->
                    object().put("mode", "READONLY");
            case String[] p when is(p, "config") || is(p, "config", "*") ->
                    object().put("compatibilityLevel", LEVEL);
            default -> throw new RegistryRefusal(UNKNOWN_PATH, "HTTP 404 Not Found");
        };
    }

    private JsonNode post(List<String> path, String query, String body)
            throws JsonProcessingException {
        return switch (path.toArray(String[]::new)) {
            case String[] p when is(p, "subjects", "*") -> json(catalogue.find(p[1], given(body)));
            case String[] p when is(p, "subjects", "*", "versions") ->
                    object().put("id", catalogue.register(p[1], given(body)));
            case String[] p when is(p, "compatibility", "subjects", "*", "versions", "*") ->
                    compatibility(given(body), List.of(version(p[2], p[4])), query);
            case String[] p when is(p, "compatibility", "subjects", "*", "versions") ->
                    compatibility(given(body), catalogue.versions(p[2]), query);
            default -> throw new RegistryRefusal(UNKNOWN_PATH, "HTTP 404 Not Found");
        };
    }

    /// Setting the level that holds anyway is no change; another is refused with a sentence.
    private JsonNode put(List<String> path, String body) throws JsonProcessingException {
        var p = path.toArray(String[]::new);
        if (!is(p, "config") && !is(p, "config", "*")) {
            throw new RegistryRefusal(READ_ONLY, "The catalogue is fixed");
        }
        if (!JSON.readTree(body).path("compatibility").asText().equals(LEVEL)) {
            throw new RegistryRefusal(
                    INVALID_LEVEL, "The catalogue is fixed, its compatibility is " + LEVEL);
        }
        return object().put("compatibility", LEVEL);
    }

    private List<String> subjects(String query) {
        var prefix = parameter(query, "subjectPrefix");
        return catalogue.subjects().stream().filter(s -> s.startsWith(prefix)).toList();
    }

    private ArrayNode versions(String subject) {
        var answer = JSON.createArrayNode();
        catalogue.versions(subject).forEach(version -> answer.add(version.version()));
        return answer;
    }

    private Registered version(String subject, String version) {
        var versions = catalogue.versions(subject);
        if (version.equals("latest") || version.equals("-1")) return versions.getLast();
        if (!version.matches("[1-9][0-9]{0,8}")) {
            throw new RegistryRefusal(
                    INVALID_VERSION,
                    "The specified version '%s' is not a valid version id.".formatted(version));
        }
        int number = Integer.parseInt(version);
        if (number > versions.size()) {
            throw new RegistryRefusal(
                    RegistryRefusal.UNKNOWN_VERSION, "Version %d not found.".formatted(number));
        }
        return versions.get(number - 1);
    }

    private Schema byId(String id) {
        if (!id.matches("-?[0-9]{1,10}")) {
            throw new RegistryRefusal(UNKNOWN_PATH, "HTTP 404 Not Found");
        }
        long number = Long.parseLong(id);
        if (number != (int) number) {
            throw new RegistryRefusal(
                    RegistryRefusal.UNKNOWN_SCHEMA, "Schema %d not found".formatted(number));
        }
        return catalogue.byId((int) number);
    }

    /// The subjects' versions that have this id.
    private List<Registered> users(String id) {
        byId(id);
        return catalogue.subjects().stream()
                .flatMap(subject -> catalogue.versions(subject).stream())
                .filter(version -> version.id() == Integer.parseInt(id))
                .toList();
    }

    private ArrayNode uses(String id) {
        var answer = JSON.createArrayNode();
        for (var user : users(id)) {
            answer.addObject().put("subject", user.subject()).put("version", user.version());
        }
        return answer;
    }

    private static JsonNode compatibility(Schema given, List<Registered> with, String query) {
        var answer = object().put("is_compatible", true);
        var messages = JSON.createArrayNode();
        for (var version : with) {
            var verdict =
                    SchemaCompatibility.checkReaderWriterCompatibility(given, version.schema());
            if (verdict.getType() == SchemaCompatibilityType.COMPATIBLE) continue;
            answer.put("is_compatible", false);
            verdict.getResult().getIncompatibilities().forEach(i -> messages.add(i.toString()));
        }
        if (parameter(query, "verbose").equals("true")) answer.set("messages", messages);
        return answer;
    }

    /// The schema that a request carries.
    private static Schema given(String body) throws JsonProcessingException {
        var request = JSON.readTree(body);
        if (!request.path("schemaType").asText("AVRO").equals("AVRO")) {
            throw new RegistryRefusal(RegistryRefusal.INVALID_SCHEMA, "The catalogue is of Avro");
        }
        try {
            return new Schema.Parser().parse(request.path("schema").asText());
        } catch (AvroRuntimeException | IllegalArgumentException invalid) {
            throw new RegistryRefusal(
                    RegistryRefusal.INVALID_SCHEMA,
                    "Input schema is an invalid Avro schema: " + invalid.getMessage());
        }
    }

    private static JsonNode json(Registered version) {
        return object().put("subject", version.subject())
                .put("version", version.version())
                .put("id", version.id())
                .put("schema", version.schema().toString());
    }

    private static JsonNode schema(Schema schema) {
        try {
            return JSON.readTree(schema.toString());
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static ArrayNode texts(List<String> values) {
        var answer = JSON.createArrayNode();
        values.forEach(answer::add);
        return answer;
    }

    private static ObjectNode object() {
        return JSON.createObjectNode();
    }

    private static Reply error(int code, String message) {
        int status = code > 999 ? code / 100 : code;
        return new Reply(
                status, object().put("error_code", code).put("message", message).toString());
    }

    private static boolean is(String[] path, String... pattern) {
        if (path.length != pattern.length) return false;
        for (int i = 0; i < path.length; i++) {
            if (!pattern[i].equals("*") && !pattern[i].equals(path[i])) return false;
        }
        return true;
    }

    private static String parameter(String query, String name) {
        for (var pair : query.split("&")) {
            if (pair.startsWith(name + "=")) return decoded(pair.substring(name.length() + 1));
        }
        return "";
    }

    private static String decoded(String part) {
        return URLDecoder.decode(part.replace("+", "%2B"), UTF_8);
    }
}
