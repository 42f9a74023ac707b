package ai.hanzo.hmm.door.feed;

import ai.hanzo.hmm.door.feed.line.Channel;
import ai.hanzo.hmm.door.feed.line.Subject;
import ai.hanzo.hmm.door.feed.line.Told;
import ai.hanzo.hmm.door.problem.Problem;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/// One message of a feed: written once, sent to everybody it concerns.
///
/// @param channel what it is about; empty where it is about the conversation itself
/// @param sequence where the channel's line stands after it, else 0
/// @param json one JSON object
record Message(Optional<Channel> channel, long sequence, String json) {
    private static final JsonFactory JSON = new JsonFactory().setCodec(new JsonMapper());

    private interface Body {
        void write(JsonGenerator out) throws IOException;
    }

    private static Message about(String type, Body body) {
        return new Message(Optional.empty(), 0, written(type, body));
    }

    private static String written(String type, Body body) {
        var text = new StringWriter(256);
        try (var out = JSON.createGenerator(text)) {
            out.writeStartObject();
            out.writeStringField("type", type);
            body.write(out);
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("text is in memory and cannot fail to be written", e);
        }
        return text.toString();
    }

    /// What a line tells.
    static Message of(Subject subject, Told told) {
        var json =
                written(
                        told instanceof Told.Snapshot ? "snapshot" : "update",
                        out -> {
                            subject.write(out);
                            out.writeNumberField("sequence", told.sequence());
                            if (told instanceof Told.Update update) {
                                out.writeNumberField("previous", update.previous());
                            }
                            out.writeFieldName("data");
                            told.data().write(out);
                        });
        return new Message(Optional.of(subject.channel()), told.sequence(), json);
    }

    /// That subscriptions begin or have ended.
    ///
    /// @param type `subscribed` or `unsubscribed`
    /// @param id of the request; none where it had none
    static Message of(String type, Optional<JsonNode> id, List<Subject> subjects) {
        return about(
                type,
                out -> {
                    writeId(out, id);
                    out.writeArrayFieldStart("channels");
                    for (var subject : subjects) {
                        out.writeStartObject();
                        subject.write(out);
                        out.writeEndObject();
                    }
                    out.writeEndArray();
                });
    }

    /// An answer without more to it: `pong`, `authenticated`.
    static Message of(String type, Optional<JsonNode> id) {
        return about(type, out -> writeId(out, id));
    }

    static Message heartbeat(long timeMs) {
        return about("heartbeat", out -> out.writeNumberField("timeMs", timeMs));
    }

    static Message error(Problem problem, Optional<JsonNode> id, Optional<Subject> subject) {
        return about(
                "error",
                out -> {
                    writeId(out, id);
                    out.writeStringField("code", problem.code().name());
                    out.writeStringField("detail", problem.getMessage());
                    if (!problem.field().isEmpty()) {
                        out.writeStringField("field", problem.field());
                    }
                    if (subject.isPresent()) subject.get().write(out);
                });
    }

    private static void writeId(JsonGenerator out, Optional<JsonNode> id) throws IOException {
        if (id.isEmpty()) return;
        out.writeFieldName("id");
        out.writeTree(id.get());
    }
}
