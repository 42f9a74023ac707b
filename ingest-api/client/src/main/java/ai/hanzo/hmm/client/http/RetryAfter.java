package ai.hanzo.hmm.client.http;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.Optional;

/// How long a door asks to be left alone.
public final class RetryAfter {
    private RetryAfter() {}

    /// A date, which the header may hold too, is as good as none: the door sends seconds.
    public static Optional<Duration> of(HttpHeaders headers) {
        return headers.firstValue("Retry-After")
                .filter(text -> text.matches("[0-9]{1,6}"))
                .map(Long::parseLong)
                .map(Duration::ofSeconds);
    }
}
