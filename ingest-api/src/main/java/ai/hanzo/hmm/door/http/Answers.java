package ai.hanzo.hmm.door.http;

import ai.hanzo.hmm.door.problem.Code;
import ai.hanzo.hmm.door.problem.Problem;
import ai.hanzo.hmm.door.view.Shown;

import com.fasterxml.jackson.databind.JsonNode;

import io.javalin.http.ContentType;
import io.javalin.http.Context;
import io.javalin.http.Header;
import io.javalin.http.HttpStatus;

import org.apache.avro.specific.SpecificRecord;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Supplier;

/// What goes out: JSON, acceptances and problems.
final class Answers {
    private Answers() {}

    static void json(Context ctx, JsonNode json) {
        raw(ctx, ContentType.JSON, json.toString());
    }

    /// A record that was looked for, or else the problem that there is none.
    static void show(
            Context ctx, Optional<? extends SpecificRecord> record, Supplier<Problem> otherwise) {
        json(ctx, Shown.record(record.orElseThrow(otherwise)));
    }

    /// The encoding is part of what JSON is; Jetty would name the one of an earlier content type.
    static void raw(Context ctx, String contentType, String body) {
        ctx.res().setCharacterEncoding(null);
        ctx.contentType(contentType).result(body.getBytes(StandardCharsets.UTF_8));
    }

    /// 202: the command is in the log, its outcome is read at `Location`; 200: that is here too.
    static void accepted(Context ctx, Accepted accepted) {
        ctx.status(accepted.answer().isPresent() ? HttpStatus.OK : HttpStatus.ACCEPTED)
                .header(Header.LOCATION, accepted.command().outcome());
        json(ctx, accepted.json());
    }

    static void problem(Context ctx, Problem problem) {
        Requests.problem(ctx, problem.code());
        ctx.status(problem.code().status());
        problem.retryAfter()
                .ifPresent(seconds -> ctx.header(Header.RETRY_AFTER, Long.toString(seconds)));
        if (problem.code() == Code.UNAUTHENTICATED) ctx.header(Header.WWW_AUTHENTICATE, "Bearer");
        raw(ctx, Problem.MEDIA_TYPE, problem.json(ctx.path()).toString());
    }
}
