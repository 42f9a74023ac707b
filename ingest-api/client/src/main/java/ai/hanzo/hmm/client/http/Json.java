package ai.hanzo.hmm.client.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;

import java.io.IOException;

/// The door's JSON and records of ours. What is absent there is an empty Optional here; fields that
/// are not known are passed over, so that the door may say more one day.
public final class Json {
    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .addModule(new Jdk8Module())
                    .defaultPropertyInclusion(
                            JsonInclude.Value.construct(
                                    JsonInclude.Include.NON_ABSENT, JsonInclude.Include.NON_ABSENT))
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                    .build();

    private Json() {}

    /// A record as the body of a request.
    public static ObjectNode body(Object request) {
        return MAPPER.valueToTree(request);
    }

    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /// Missing where the bytes are no JSON.
    public static JsonNode tree(byte[] bytes) {
        try {
            return MAPPER.readTree(bytes);
        } catch (IOException _) {
            return MissingNode.getInstance();
        }
    }

    /// @throws NotUnderstood when it is no JSON
    public static JsonNode tree(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JacksonException e) {
            throw new NotUnderstood(text, e);
        }
    }

    /// @throws NotUnderstood when it is of another shape
    public static <T> T as(Class<T> type, JsonNode json) {
        try {
            return MAPPER.treeToValue(json, type);
        } catch (JacksonException e) {
            throw new NotUnderstood(json.toString(), e);
        }
    }
}
