package ai.hanzo.hmm.door.request;

import static ai.hanzo.hmm.door.problem.Code.MALFORMED;

import ai.hanzo.hmm.door.problem.Problem;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/// One JSON object of UTF-8 text, and nothing else: no second value, no field given twice, no depth
/// or number that costs more to read than a command is worth.
final class StrictJson {
    private static final ObjectMapper MAPPER =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(16)
                                                    .maxNumberLength(64)
                                                    .build())
                                    .build())
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    private StrictJson() {}

    /// @throws Problem `MALFORMED`, with the place where reading stopped
    static ObjectNode object(byte[] body) {
        try {
            var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
            if (MAPPER.readTree(text.toString()) instanceof ObjectNode object) return object;
        } catch (CharacterCodingException e) {
            throw Problem.of(MALFORMED, "the body is not UTF-8", e);
        } catch (JsonProcessingException e) {
            var at = e.getLocation();
            var where =
                    at == null
                            ? ""
                            : " at line %d, column %d".formatted(at.getLineNr(), at.getColumnNr());
            throw Problem.of(MALFORMED, "the body is not JSON" + where + ": " + reason(e), e);
        }
        throw Problem.of(MALFORMED, "the body must be a JSON object");
    }

    /// Jackson's own words without the source and without what a client sent at length.
    private static String reason(JsonProcessingException e) {
        var words = e.getOriginalMessage().lines().findFirst().orElse("");
        return words.length() <= 200 ? words : words.substring(0, 200) + "…";
    }
}
