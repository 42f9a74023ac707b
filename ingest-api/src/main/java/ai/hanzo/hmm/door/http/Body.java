package ai.hanzo.hmm.door.http;

import static ai.hanzo.hmm.door.problem.Code.BODY_TOO_LARGE;
import static ai.hanzo.hmm.door.problem.Code.MALFORMED;
import static ai.hanzo.hmm.door.problem.Code.REQUEST_TIMEOUT;
import static ai.hanzo.hmm.door.problem.Code.UNSUPPORTED_MEDIA_TYPE;

import ai.hanzo.hmm.door.problem.Problem;
import ai.hanzo.hmm.door.request.Fields;

import io.javalin.config.Key;
import io.javalin.http.Context;
import io.javalin.http.Header;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;

/// A request's body, read with limits of length and time.
final class Body {
    /// What a command may be long, bytes.
    static final int MAX_BYTES = 64 * 1024;

    /// How long it may take.
    static final Key<Duration> WITHIN = new Key<>("hmm.body-within");

    private static final int USUAL_BYTES = 1024;

    private Body() {}

    /// The fields of a command. Asking for `application/json` also keeps web pages of other origins
    /// out, which may not send it unasked.
    ///
    /// @throws Problem `UNSUPPORTED_MEDIA_TYPE`, `BODY_TOO_LARGE`, `REQUEST_TIMEOUT`, `MALFORMED`
    static Fields fields(Context ctx) throws IOException {
        return fields(ctx, MAX_BYTES);
    }

    /// The fields of something longer.
    static Fields fields(Context ctx, int maxBytes) throws IOException {
        var type = ctx.contentType();
        if (type == null || !mediaType(type).equals("application/json")) {
            throw Problem.of(UNSUPPORTED_MEDIA_TYPE, "the content type must be application/json");
        }
        return Fields.parse(bytes(ctx, maxBytes));
    }

    /// @throws Problem `UNSUPPORTED_MEDIA_TYPE`, `BODY_TOO_LARGE`, `REQUEST_TIMEOUT`
    static byte[] bytes(Context ctx, int maxBytes) throws IOException {
        if (ctx.header(Header.CONTENT_ENCODING) != null) {
            throw Problem.of(UNSUPPORTED_MEDIA_TYPE, "the body must come without content encoding");
        }
        long length = ctx.req().getContentLengthLong();
        if (length > maxBytes) throw tooLarge(maxBytes);
        // It grows with what comes, since a length costs nothing to claim.
        var bytes = new byte[USUAL_BYTES];
        var body = ctx.bodyInputStream();
        int have = 0;
        var within = ctx.appData(WITHIN);
        long beganNanos = System.nanoTime();
        for (int more = read(body, bytes, have); more > 0; more = read(body, bytes, have)) {
            have += more;
            if (have > maxBytes) throw tooLarge(maxBytes);
            if (System.nanoTime() - beganNanos > within.toNanos()) throw tooSlow(within);
            if (have == bytes.length) bytes = Arrays.copyOf(bytes, 2 * have);
        }
        return Arrays.copyOf(bytes, have);
    }

    private static int read(InputStream body, byte[] bytes, int from) throws IOException {
        try {
            return body.read(bytes, from, bytes.length - from);
        } catch (IOException broken) {
            if (ProblemPages.decided(broken).isPresent()) throw broken;
            throw Problem.of(MALFORMED, "the body broke off", broken);
        }
    }

    private static Problem tooLarge(int maxBytes) {
        return Problem.of(BODY_TOO_LARGE, "the body is longer than " + maxBytes + " bytes");
    }

    private static Problem tooSlow(Duration within) {
        return Problem.of(
                REQUEST_TIMEOUT, "the body was not there after " + within.toSeconds() + " s");
    }

    private static String mediaType(String contentType) {
        return contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }
}
