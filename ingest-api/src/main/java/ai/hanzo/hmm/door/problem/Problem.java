package ai.hanzo.hmm.door.problem;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;

/// A request turned away (RFC 9457): thrown where it is found, shown as `application/problem+json`.
public final class Problem extends RuntimeException {
    /// Its media type.
    public static final String MEDIA_TYPE = "application/problem+json";

    private static final long serialVersionUID = 1;

    private final Code code;
    private final String field;
    private long retryAfterS;
    private final transient Map<String, String> figures = new LinkedHashMap<>();

    private Problem(Code code, String field, String detail, Throwable cause) {
        super(sendable(detail), cause, false, false);
        this.code = code;
        this.field = sendable(field);
    }

    /// What a client sent may hold half a surrogate pair, which no UTF-8 can carry.
    private static String sendable(String text) {
        return new String(text.getBytes(UTF_8), UTF_8);
    }

    /// A problem of the whole request.
    public static Problem of(Code code, String detail) {
        return new Problem(code, "", detail, null);
    }

    /// A problem of the whole request that another failure caused.
    public static Problem of(Code code, String detail, Throwable cause) {
        return new Problem(code, "", detail, cause);
    }

    /// A problem of one field.
    public static Problem of(Code code, String field, String detail) {
        return new Problem(code, field, detail, null);
    }

    /// With a figure that explains it, as a decimal string.
    public Problem with(String name, String figure) {
        figures.put(name, figure);
        return this;
    }

    /// The same problem of a field within another, such as `uses[3]`.
    public Problem in(String place) {
        var problem = new Problem(code, place + "." + field, place + ": " + getMessage(), this);
        problem.figures.putAll(figures);
        return problem;
    }

    /// That the same may be asked again in so many seconds, at least one.
    public Problem retryAfter(long seconds) {
        retryAfterS = Math.max(1, seconds);
        return this;
    }

    /// When the same may be asked again, seconds; empty where asking again changes nothing.
    public OptionalLong retryAfter() {
        if (retryAfterS > 0) return OptionalLong.of(retryAfterS);
        return code == Code.UNAVAILABLE ? OptionalLong.of(1) : OptionalLong.empty();
    }

    public Code code() {
        return code;
    }

    /// The field it is about; empty when it is about the whole request.
    public String field() {
        return field;
    }

    /// Its JSON members.
    ///
    /// @param instance the path that was asked for
    public ObjectNode json(String instance) {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("type", code.type())
                .put("title", code.title())
                .put("status", code.status())
                .put("detail", getMessage())
                .put("instance", instance)
                .put("code", code.name());
        if (!field.isEmpty()) json.put("field", field);
        if (!figures.isEmpty()) figures.forEach(json.putObject("figures")::put);
        return json;
    }
}
