package ai.hanzo.hmm.client;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// What the door turned away, or could not do (RFC 9457). What a market refuses is none: that is an
/// outcome.
public final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;
    private final String code;
    private final String field;
    private final transient Map<String, String> figures;
    private final transient Optional<Duration> retryAfter;

    /// @param status of HTTP
    /// @param code stable, such as `TICK_SIZE`; `NO_DOOR` where something else answered
    /// @param detail one sentence
    /// @param field that it is about; empty where it is about the whole request
    /// @param figures that explain it
    /// @param retryAfter when it may be tried again, where the door said so
    public Problem(
            int status,
            String code,
            String detail,
            String field,
            Map<String, String> figures,
            Optional<Duration> retryAfter) {
        super(code + " (" + status + "): " + detail);
        this.status = status;
        this.code = code;
        this.field = field;
        this.figures = Map.copyOf(figures);
        this.retryAfter = retryAfter;
    }

    /// Of HTTP.
    public int status() {
        return status;
    }

    /// Stable: `TICK_SIZE`, `UNKNOWN_ORDER`, `RATE_LIMITED`, ...
    public String code() {
        return code;
    }

    /// Empty where it is about the whole request.
    public String field() {
        return field;
    }

    public Map<String, String> figures() {
        return figures;
    }

    public Optional<Duration> retryAfter() {
        return retryAfter;
    }

    /// Whether the same request may be taken a moment later.
    public boolean isPassing() {
        return status == 429 || status == 503;
    }
}
