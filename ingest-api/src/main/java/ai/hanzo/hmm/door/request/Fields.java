package ai.hanzo.hmm.door.request;

import static ai.hanzo.hmm.door.problem.Code.FIELD_NOT_ALLOWED;
import static ai.hanzo.hmm.door.problem.Code.INVALID_AMOUNT;
import static ai.hanzo.hmm.door.problem.Code.INVALID_TYPE;
import static ai.hanzo.hmm.door.problem.Code.INVALID_VALUE;
import static ai.hanzo.hmm.door.problem.Code.MISSING_FIELD;
import static ai.hanzo.hmm.door.problem.Code.UNKNOWN_FIELD;

import ai.hanzo.hmm.door.problem.Code;
import ai.hanzo.hmm.door.problem.Problem;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// The fields of one request, taken by name and type. Every taker throws {@link Problem} where the
/// field is missing or wrong; {@link #end()} refuses what nobody took.
public final class Fields {
    private static final int MAX_TEXT = 200;
    private static final int MAX_TAG = 64;

    private final List<StrictJson.Field> fields;
    private final boolean[] taken;

    Fields(List<StrictJson.Field> fields) {
        this.fields = fields;
        this.taken = new boolean[fields.size()];
    }

    /// @throws Problem `MALFORMED` unless the bytes are one JSON object
    public static Fields parse(byte[] body) {
        return parse(body, 0, body.length);
    }

    /// Of a part of the bytes: `length` of them from `from` on.
    ///
    /// @throws Problem `MALFORMED` unless they are one JSON object
    public static Fields parse(byte[] bytes, int from, int length) {
        return new Fields(StrictJson.object(bytes, from, length));
    }

    public boolean has(String name) {
        return indexOf(name) >= 0;
    }

    /// Plain text of 1 to 200 characters without control characters.
    public String text(String name) {
        var text = string(name, INVALID_TYPE, "a string");
        if (text.isEmpty() || text.length() > MAX_TEXT) {
            throw invalid(name, "must have 1 to 200 characters");
        }
        if (text.codePoints().anyMatch(Fields::unprintable)) {
            throw invalid(name, "holds a character that cannot be printed");
        }
        return text;
    }

    public String account(String name) {
        return Names.name(name, string(name, INVALID_TYPE, "a string"));
    }

    /// An id that may be left out.
    public Optional<String> id(String name) {
        return has(name) ? Optional.of(account(name)) : Optional.empty();
    }

    /// A whole number or a short text of the client's own, to be given back as it came; may be left
    /// out.
    public Optional<JsonNode> tag(String name) {
        if (!has(name)) return Optional.empty();
        var node = take(name);
        if (node.isIntegralNumber() || node.isTextual()) {
            if (node.asText().length() <= MAX_TAG) return Optional.of(node);
        }
        throw invalid(name, "must be a number or a text of at most " + MAX_TAG + " characters");
    }

    /// Any text of at most so many characters.
    public String text(String name, int most) {
        var text = string(name, INVALID_TYPE, "a string");
        if (text.length() <= most) return text;
        throw invalid(name, "must have at most " + most + " characters");
    }

    /// As an account, or empty.
    public String accountOrNone(String name) {
        var text = string(name, INVALID_TYPE, "a string");
        return text.isEmpty() ? text : Names.name(name, text);
    }

    /// HANZO, or the units or the shares of a market.
    public String asset(String name) {
        return Names.asset(name, string(name, INVALID_TYPE, "a string"));
    }

    public String market() {
        return Names.market("market", string("market", INVALID_TYPE, "a string"));
    }

    /// Micro-units of an amount above zero.
    public long positive(String name) {
        var micros = amount(name);
        if (micros == 0) throw Problem.of(INVALID_AMOUNT, name, name + " must be above zero");
        return micros;
    }

    /// Micro-units of an amount of zero or more.
    public long amount(String name) {
        return Decimals.parse(
                name,
                string(
                        name,
                        INVALID_AMOUNT,
                        "a decimal in quotes such as \"1.25\", since JSON numbers lose digits on"
                                + " their way"));
    }

    /// A whole JSON number within `min` and `max`.
    public long whole(String name, long min, long max) {
        var node = take(name);
        if (!node.isIntegralNumber()) throw type(name, INVALID_TYPE, "a whole number");
        if (!node.canConvertToLong() || node.longValue() < min || node.longValue() > max) {
            throw invalid(name, "must be between " + min + " and " + max);
        }
        return node.longValue();
    }

    /// A ratio in millionths, 0 to 1,000,000.
    public int ppm(String name) {
        return (int) whole(name, 0, 1_000_000);
    }

    /// One of an enum's names.
    public <E extends Enum<E>> E choice(String name, Class<E> type) {
        var text = string(name, INVALID_TYPE, "a string");
        var constants = type.getEnumConstants();
        for (var constant : constants) if (constant.name().equals(text)) return constant;
        throw notOneOf(name, Arrays.stream(constants).map(Enum::name).toList());
    }

    /// One of the words given.
    public String choice(String name, List<String> words) {
        var text = string(name, INVALID_TYPE, "a string");
        if (words.contains(text)) return text;
        throw notOneOf(name, words);
    }

    /// Exactly `length` bytes in base64.
    public byte[] bytes(String name, int length) {
        var bytes = Encoded.base64(name, string(name, INVALID_TYPE, "a string"));
        if (bytes.length == length) return bytes;
        throw invalid(name, "must be " + length + " bytes in base64");
    }

    /// At most `most` bytes in base64url, padded or not, and at least one.
    public byte[] base64Url(String name, int most) {
        var bytes = Encoded.base64Url(name, string(name, INVALID_TYPE, "a string"));
        if (bytes.length > 0 && bytes.length <= most) return bytes;
        throw invalid(name, "must be 1 to " + most + " bytes in base64url");
    }

    /// Exactly `length` bytes in hex.
    public byte[] hex(String name, int length) {
        var bytes = Encoded.hex(name, string(name, INVALID_TYPE, "a string"));
        if (bytes.length == length) return bytes;
        throw invalid(name, "must be " + length + " bytes in hex");
    }

    /// Exactly `length` bytes in hex, or none.
    public byte[] hexOrNone(String name, int length) {
        var bytes = Encoded.hex(name, string(name, INVALID_TYPE, "a string"));
        if (bytes.length == length || bytes.length == 0) return bytes;
        throw invalid(name, "must be " + length + " bytes in hex, or empty");
    }

    /// A list of at most `max` accounts, none of them twice.
    public List<String> accounts(String name, int max) {
        var node = take(name);
        if (!node.isArray()) throw type(name, INVALID_TYPE, "a list of accounts");
        if (node.size() > max) throw invalid(name, "must name at most " + max + " accounts");
        var accounts = new ArrayList<String>();
        for (var each : node) {
            if (!each.isTextual()) throw type(name, INVALID_TYPE, "a list of accounts");
            accounts.add(Names.name(name, each.textValue()));
        }
        if (Set.copyOf(accounts).size() < accounts.size()) {
            throw invalid(name, "names an account twice");
        }
        return accounts;
    }

    /// A list of 1 to `max` objects, each read whole by the reader.
    public <T> List<T> objects(String name, int max, Function<Fields, T> reader) {
        return Entries.read(name, take(name), max, reader);
    }

    /// A list of 1 to `max` objects, each read whole, or else turned into what its problem means.
    public <T> List<T> each(
            String name, int max, Function<Fields, T> reader, Function<Problem, T> otherwise) {
        return Entries.read(name, take(name), max, reader, otherwise);
    }

    /// An object, read whole by the reader.
    public <T> T object(String name, Function<Fields, T> reader) {
        return Entries.one(name, take(name), reader);
    }

    /// Refuses a field that has no place here.
    public void without(String name, String why) {
        if (has(name))
            throw Problem.of(FIELD_NOT_ALLOWED, name, name + " has no place here: " + why);
    }

    /// Refuses every field that was not taken.
    public void end() {
        for (int i = 0; i < taken.length; i++) {
            if (taken[i]) continue;
            var shown = shortened(fields.get(i).name());
            throw Problem.of(UNKNOWN_FIELD, shown, "there is no field " + shown + " here");
        }
    }

    private String string(String name, Code code, String wanted) {
        var node = take(name);
        if (!node.isTextual()) throw type(name, code, wanted);
        return node.textValue();
    }

    private JsonNode take(String name) {
        int index = indexOf(name);
        if (index < 0) throw Problem.of(MISSING_FIELD, name, name + " is missing");
        taken[index] = true;
        return fields.get(index).value();
    }

    private int indexOf(String name) {
        for (int i = 0; i < taken.length; i++) if (fields.get(i).name().equals(name)) return i;
        return -1;
    }

    private static Problem type(String name, Code code, String wanted) {
        return Problem.of(code, name, name + " must be " + wanted);
    }

    private static Problem notOneOf(String name, List<String> words) {
        return invalid(name, "must be one of " + String.join(", ", words));
    }

    private static Problem invalid(String name, String what) {
        return Problem.of(INVALID_VALUE, name, name + " " + what);
    }

    private static boolean unprintable(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.SURROGATE, Character.UNASSIGNED -> true;
            default -> false;
        };
    }

    private static String shortened(String name) {
        return name.length() <= 64 ? name : name.substring(0, 64) + "…";
    }
}
