package ai.hanzo.hmm.door.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import ai.hanzo.hmm.door.access.Access;

import io.javalin.http.Context;
import io.javalin.http.Header;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The page at `/` and what it is made of. All but the page itself is under a path that names its
/// version, `/assets/{version}/...`, and may be kept for a year; the page is asked for again each
/// time, by its tag, so that a new version is seen at once and whole.
public final class PageRoutes {
    private static final String INDEX = "index.html";
    private static final String ICON = "icon.svg";

    /// Stands in the page for the version.
    private static final String VERSION = "/assets/@/";

    private static final String FOR_EVER = "public, max-age=31536000, immutable";
    private static final String ASK_AGAIN = "no-cache";

    private static final Map<String, String> TYPES =
            Map.of(
                    "html", "text/html;charset=utf-8",
                    "css", "text/css;charset=utf-8",
                    "js", "text/javascript;charset=utf-8",
                    "svg", "image/svg+xml");

    private final Map<String, byte[]> files;
    private final String version;
    private final byte[] page;

    public PageRoutes() {
        var loaded = PageFiles.load();
        files = loaded.byPath();
        version = loaded.version();
        page =
                new String(files.get(INDEX), UTF_8)
                        .replace(VERSION, "/assets/" + version + "/")
                        .getBytes(UTF_8);
    }

    public List<Route> routes() {
        return List.of(
                Route.get(Access.PUBLIC, "/", this::page),
                Route.get(Access.PUBLIC, "/favicon.ico", this::icon),
                Route.get(Access.PUBLIC, "/assets/*", this::asset));
    }

    /// The types of files that the page may be made of, by ending.
    static Optional<String> typeOf(String path) {
        return Optional.ofNullable(TYPES.get(path.substring(path.lastIndexOf('.') + 1)));
    }

    private void page(Context ctx) {
        answer(ctx, INDEX, page, ASK_AGAIN);
    }

    private void icon(Context ctx) {
        answer(ctx, ICON, files.get(ICON), ASK_AGAIN);
    }

    /// Only what was found at the start is there: a path is a name here, and leads nowhere.
    private void asset(Context ctx) {
        var prefix = "/assets/" + version + "/";
        var path = ctx.path().startsWith(prefix) ? ctx.path().substring(prefix.length()) : "";
        var file = files.get(path);
        if (file == null || path.equals(INDEX)) throw new NotFoundResponse();
        answer(ctx, path, file, FOR_EVER);
    }

    private void answer(Context ctx, String path, byte[] bytes, String caching) {
        var tag = '"' + version + '"';
        ctx.header(Header.CACHE_CONTROL, caching).header(Header.ETAG, tag);
        if (isKnown(ctx.header(Header.IF_NONE_MATCH), tag)) {
            ctx.status(HttpStatus.NOT_MODIFIED);
            return;
        }
        ctx.res().setCharacterEncoding(null);
        ctx.contentType(typeOf(path).orElseThrow()).result(bytes);
    }

    /// A proxy that compresses marks its tag as weak.
    private static boolean isKnown(String tags, String tag) {
        if (tags == null) return false;
        for (var each : tags.split(",")) {
            var bare = each.strip();
            if (bare.equals("*") || bare.equals(tag) || bare.equals("W/" + tag)) return true;
        }
        return false;
    }
}
