package ai.hanzo.hmm.door.access;

import java.nio.file.Path;
import java.util.Optional;

/// Who is let in at a door. With neither API keys nor an issuer of tokens it is open: whoever
/// reaches it may act for every account.
///
/// @param apiKeys a file as `hmm api-keys` makes it
/// @param requestsPerSecond of one caller; 0 for no limit
public record AccessSettings(
        Optional<Path> apiKeys, Optional<JwtSettings> issuer, int requestsPerSecond) {
    /// Generous: what a caller behind a guard may do unless it is said.
    public static final int GUARDED_REQUESTS_PER_SECOND = 200;

    /// Open to all, without limits.
    public static final AccessSettings OPEN =
            new AccessSettings(Optional.empty(), Optional.empty(), 0);

    public AccessSettings {
        if (requestsPerSecond < 0 || requestsPerSecond > 1_000_000) {
            throw new IllegalArgumentException(
                    "the rate limit must be 0 to 1000000 requests a second: " + requestsPerSecond);
        }
    }

    public boolean isOpen() {
        return apiKeys.isEmpty() && issuer.isEmpty();
    }
}
