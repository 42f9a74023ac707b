package ai.hanzo.hmm.door.access;

import ai.hanzo.hmm.door.problem.Problem;
import ai.hanzo.hmm.door.request.Names;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// API keys as JSON: `{"keys":[{"id","name","secretSha256","accounts","roles","createdMs",
/// "expiresMs"}]}`, the last absent where a key never ends.
final class ApiKeyJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ApiKeyJson() {}

    /// @throws IllegalArgumentException when it is something else, in words that tell no more of
    ///   the text than the place
    static List<ApiKey> read(byte[] bytes) {
        var list = parse(bytes).path("keys");
        if (!list.isArray()) throw new IllegalArgumentException("it has no list \"keys\"");
        var keys = new ArrayList<ApiKey>();
        var ids = new LinkedHashSet<String>();
        for (var each : list) {
            var key = key(each);
            if (!ids.add(key.id()))
                throw new IllegalArgumentException(key.id() + " is there twice");
            keys.add(key);
        }
        return keys;
    }

    static byte[] write(List<ApiKey> keys) {
        var json = JSON.createObjectNode();
        var list = json.putArray("keys");
        for (var key : keys) {
            var each =
                    list.addObject()
                            .put("id", key.id())
                            .put("name", key.name())
                            .put("secretSha256", key.secretHash());
            new TreeSet<>(key.accounts()).forEach(each.putArray("accounts")::add);
            new TreeSet<>(key.roles()).forEach(role -> each.withArray("roles").add(role.name()));
            each.put("createdMs", key.createdMs());
            if (key.expiresMs() < Long.MAX_VALUE) each.put("expiresMs", key.expiresMs());
        }
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree can be written", e);
        }
    }

    private static JsonNode parse(byte[] bytes) {
        try {
            return JSON.readTree(bytes);
        } catch (IOException e) {
            throw new IllegalArgumentException("it is no JSON", e);
        }
    }

    private static ApiKey key(JsonNode json) {
        return new ApiKey(
                text(json, "id"),
                text(json, "name"),
                text(json, "secretSha256"),
                texts(json, "accounts").stream()
                        .map(ApiKeyJson::account)
                        .collect(Collectors.toSet()),
                texts(json, "roles").stream().map(Role::valueOf).collect(Collectors.toSet()),
                ms(json, "createdMs"),
                json.has("expiresMs") ? ms(json, "expiresMs") : Long.MAX_VALUE);
    }

    private static String account(String text) {
        if (text.equals(Caller.ANY)) return text;
        try {
            return Names.name("account", text);
        } catch (Problem e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    private static String text(JsonNode json, String name) {
        var node = json.path(name);
        if (node.isTextual()) return node.asText();
        throw new IllegalArgumentException("a key has no text \"" + name + "\"");
    }

    private static Set<String> texts(JsonNode json, String name) {
        var node = json.path(name);
        var texts = new LinkedHashSet<String>();
        for (var each : node) {
            if (each.isTextual()) texts.add(each.asText());
        }
        if (node.isArray() && texts.size() == node.size()) return texts;
        throw new IllegalArgumentException("a key has no list of texts \"" + name + "\"");
    }

    private static long ms(JsonNode json, String name) {
        var node = json.path(name);
        if (node.isIntegralNumber() && node.canConvertToLong()) return node.longValue();
        throw new IllegalArgumentException("a key has no whole number \"" + name + "\"");
    }
}
