package ai.hanzo.hmm.wire.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

import ai.hanzo.hmm.wire.serde.RegistryUnavailableException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import org.apache.avro.AvroRuntimeException;
import org.apache.avro.NameValidator;
import org.apache.avro.Schema;

import java.net.URLEncoder;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// A registry that speaks Confluent's REST: Confluent's own, Apicurio, Karapace, Redpanda, or the
/// door's catalogue. Ids never change their meaning, so every answer is kept for ever and the
/// registry is off the path of all records but the first of their kind. Safe for threads.
public final class RegistryClient implements Registry, AutoCloseable {
    private record Named(String subject, Schema schema) {}

    private final RegistryHttp http;
    private final Map<Named, Integer> ids = new ConcurrentHashMap<>();
    private final Map<Integer, Schema> schemas = new ConcurrentHashMap<>();

    /// Addresses separated by commas, all else by default.
    public RegistryClient(String urls) {
        this(RegistrySettings.of(urls));
    }

    public RegistryClient(RegistrySettings settings) {
        this(new RegistryHttp(settings));
    }

    RegistryClient(RegistryHttp http) {
        this.http = http;
    }

    @Override
    public int register(String subject, Schema schema) {
        return id(subject, schema, "/versions");
    }

    @Override
    public int idOf(String subject, Schema schema) {
        return id(subject, schema, "");
    }

    /// Asked anew each time, for the newest version is the one thing that changes.
    @Override
    public Registered latest(String subject) {
        var answer = http.get("/subjects/" + encoded(subject) + "/versions/latest");
        int id = number(answer, "id");
        return new Registered(subject, number(answer, "version"), id, schema(answer, id));
    }

    @Override
    public Schema byId(int id) {
        var known = schemas.get(id);
        if (known != null) return known;
        var schema = schema(http.get("/schemas/ids/" + id), id);
        var before = schemas.putIfAbsent(id, schema);
        return before == null ? schema : before;
    }

    @Override
    public void close() {
        http.close();
    }

    private int id(String subject, Schema schema, String suffix) {
        var named = new Named(subject, schema);
        var known = ids.get(named);
        if (known != null) return known;
        var body = JsonNodeFactory.instance.objectNode().put("schema", schema.toString());
        int id = number(http.post("/subjects/" + encoded(subject) + suffix, body), "id");
        ids.put(named, id);
        return id;
    }

    private static int number(JsonNode answer, String name) {
        if (answer.path(name).isInt()) return answer.path(name).intValue();
        throw new RegistryUnavailableException("the registry answered no " + name);
    }

    private static Schema schema(JsonNode answer, int id) {
        try {
            return new Schema.Parser(NameValidator.NO_VALIDATION)
                    .setValidateDefaults(false)
                    .parse(answer.path("schema").asText());
        } catch (AvroRuntimeException | IllegalArgumentException noAvro) {
            throw new RegistryRefusal(
                    RegistryRefusal.INVALID_SCHEMA, "id %d is no Avro schema".formatted(id));
        }
    }

    private static String encoded(String subject) {
        return URLEncoder.encode(subject, UTF_8).replace("+", "%20");
    }
}
