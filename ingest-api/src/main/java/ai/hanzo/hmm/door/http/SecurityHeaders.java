package ai.hanzo.hmm.door.http;

import java.util.Map;
import java.util.function.BiConsumer;

/// What every answer says to browsers: take it for what it says it is, keep it nowhere, show it in
/// nobody's frame, and let a page of the door load from the door alone. That connections are to be
/// encrypted is for whoever encrypts them to say.
final class SecurityHeaders {
    private static final Map<String, String> ALL =
            Map.of(
                    "X-Content-Type-Options", "nosniff",
                    "Cache-Control", "no-store",
                    "Content-Security-Policy",
                            "default-src 'self'; object-src 'none'; base-uri 'none';"
                                    + " form-action 'self'; frame-ancestors 'none'",
                    "Referrer-Policy", "no-referrer",
                    "X-Frame-Options", "DENY");

    private SecurityHeaders() {}

    /// @param put takes a name and a value
    static void putAll(BiConsumer<String, String> put) {
        ALL.forEach(put);
    }
}
