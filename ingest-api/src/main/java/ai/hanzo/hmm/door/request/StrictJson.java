package ai.hanzo.hmm.door.request;

import static ai.hanzo.hmm.door.problem.Code.MALFORMED;

import ai.hanzo.hmm.door.problem.Problem;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonParser.NumberType;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// One JSON object of UTF-8 text, and nothing else: no second value, no field given twice, no depth
/// or number that costs more to read than a command is worth. A command is read without a tree of
/// it, since that took most of the time.
final class StrictJson {
    private static final JsonFactory JSON =
            JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(16)
                                    .maxNumberLength(64)
                                    .build())
                    .build()
                    .setCodec(new JsonMapper());

    /// A field as it came.
    record Field(String name, JsonNode value) {}

    private StrictJson() {}

    /// The fields of the object that `length` bytes from `from` on are, in their order.
    ///
    /// @throws Problem `MALFORMED`, with the place where reading stopped
    static List<Field> object(byte[] body, int from, int length) {
        try (var parser = JSON.createParser(text(body, from, length))) {
            if (parser.nextToken() == JsonToken.START_OBJECT) {
                var fields = fields(parser);
                if (parser.nextToken() == null) return fields;
                throw Problem.of(MALFORMED, "the body is more than one JSON object");
            }
        } catch (CharacterCodingException e) {
            throw Problem.of(MALFORMED, "the body is not UTF-8", e);
        } catch (JsonProcessingException e) {
            var at = e.getLocation();
            var where =
                    at == null
                            ? ""
                            : " at line %d, column %d".formatted(at.getLineNr(), at.getColumnNr());
            throw Problem.of(MALFORMED, "the body is not JSON" + where + ": " + reason(e), e);
        } catch (IOException e) {
            throw new UncheckedIOException("text is in memory and cannot fail to be read", e);
        }
        throw Problem.of(MALFORMED, "the body must be a JSON object");
    }

    /// The fields of an object that was read within another.
    static List<Field> fields(JsonNode object) {
        return object.propertyStream()
                .map(field -> new Field(field.getKey(), field.getValue()))
                .toList();
    }

    private static List<Field> fields(JsonParser parser) throws IOException {
        var fields = new ArrayList<Field>();
        for (var name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            fields.add(new Field(name, value(parser)));
        }
        return fields;
    }

    private static JsonNode value(JsonParser parser) throws IOException {
        return switch (parser.nextToken()) {
            case VALUE_STRING -> TextNode.valueOf(parser.getText());
            case VALUE_NUMBER_INT ->
                    parser.getNumberType() == NumberType.BIG_INTEGER
                            ? BigIntegerNode.valueOf(parser.getBigIntegerValue())
                            : LongNode.valueOf(parser.getLongValue());
            default -> parser.readValueAsTree();
        };
    }

    /// Most bodies are ASCII, which needs no decoder to be strict.
    private static String text(byte[] body, int from, int length) throws CharacterCodingException {
        for (int i = from; i < from + length; i++) {
            if (body[i] < 0) {
                return StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(body, from, length))
                        .toString();
            }
        }
        return new String(body, from, length, StandardCharsets.ISO_8859_1);
    }

    /// Jackson's own words without the source and without what a client sent at length.
    private static String reason(JsonProcessingException e) {
        var words = e.getOriginalMessage().lines().findFirst().orElse("");
        return words.length() <= 200 ? words : words.substring(0, 200) + "…";
    }
}
