package ai.hanzo.hmm.door.http;

import static ai.hanzo.hmm.door.problem.Code.BODY_TOO_LARGE;
import static ai.hanzo.hmm.door.problem.Code.UNSUPPORTED_MEDIA_TYPE;

import ai.hanzo.hmm.door.problem.Problem;
import ai.hanzo.hmm.door.request.Fields;

import io.javalin.http.Context;
import io.javalin.http.Header;

import java.io.IOException;
import java.util.Locale;

/// A request's body, read with a limit.
final class Body {
    /// What a command may be long, bytes.
    static final int MAX_BYTES = 64 * 1024;

    private Body() {}

    /// The fields of a command. Asking for `application/json` also keeps web pages of other origins
    /// out, which may not send it unasked.
    ///
    /// @throws Problem `UNSUPPORTED_MEDIA_TYPE`, `BODY_TOO_LARGE`, `MALFORMED`
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

    /// @throws Problem `UNSUPPORTED_MEDIA_TYPE`, `BODY_TOO_LARGE`
    static byte[] bytes(Context ctx, int maxBytes) throws IOException {
        if (ctx.header(Header.CONTENT_ENCODING) != null) {
            throw Problem.of(UNSUPPORTED_MEDIA_TYPE, "the body must come without content encoding");
        }
        var bytes =
                ctx.req().getContentLengthLong() > maxBytes
                        ? null
                        : ctx.bodyInputStream().readNBytes(maxBytes + 1);
        if (bytes == null || bytes.length > maxBytes) {
            throw Problem.of(BODY_TOO_LARGE, "the body is longer than " + maxBytes + " bytes");
        }
        return bytes;
    }

    private static String mediaType(String contentType) {
        return contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }
}
