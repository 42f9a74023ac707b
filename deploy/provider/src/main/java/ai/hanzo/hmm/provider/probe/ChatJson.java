package ai.hanzo.hmm.provider.probe;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// The JSON of the chat-completions interface, as far as it is used.
final class ChatJson {
    static final String TOO_MANY_TOKENS = "more tokens than were asked for";

    private static final JsonMapper JSON = new JsonMapper();

    /// Where servers put what a model says to itself first: it is answered too, but is no answer.
    private static final List<String> THOUGHTS = List.of("reasoning_content", "reasoning");

    private ChatJson() {}

    static String request(ChatSettings settings) {
        var request = JsonNodeFactory.instance.objectNode();
        settings.model().ifPresent(model -> request.put("model", model));
        request.putArray("messages")
                .addObject()
                .put("role", "user")
                .put("content", settings.prompt());
        request.put("max_tokens", settings.maxTokens()).put("stream", settings.stream());
        if (settings.stream()) request.putObject("stream_options").put("include_usage", true);
        return request.toString();
    }

    /// Empty unless the text is one JSON object.
    static Optional<JsonNode> object(String text) {
        try {
            return Optional.ofNullable(JSON.readTree(text)).filter(JsonNode::isObject);
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }

    /// The tokens that the server says it made, above zero.
    static OptionalLong usage(JsonNode answer) {
        var tokens = answer.path("usage").path("completion_tokens");
        boolean counts = tokens.isIntegralNumber() && tokens.canConvertToLong();
        return counts && tokens.longValue() > 0
                ? OptionalLong.of(tokens.longValue())
                : OptionalLong.empty();
    }

    /// Whether a message, or a piece of one, says something.
    static boolean hasText(JsonNode message) {
        return !content(message).isEmpty()
                || THOUGHTS.stream().anyMatch(name -> !text(message, name).isEmpty());
    }

    static String content(JsonNode message) {
        return text(message, "content");
    }

    private static String text(JsonNode message, String name) {
        var text = message.path(name);
        return text.isTextual() ? text.textValue() : "";
    }
}
