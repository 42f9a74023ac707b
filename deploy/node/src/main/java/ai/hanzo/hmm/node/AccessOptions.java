package ai.hanzo.hmm.node;

import ai.hanzo.hmm.door.access.AccessSettings;
import ai.hanzo.hmm.door.access.JwtSettings;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

import java.nio.file.Path;
import java.util.Optional;

/// Whom the door lets in. A mixin of the commands that open one.
public final class AccessOptions {
    @Option(
            names = "--api-keys",
            paramLabel = "FILE",
            description = {
                "Guard the door: let in whoever has a key of this file, as hmm api-keys makes it.",
                "A change counts within seconds."
            })
    private Path apiKeys;

    @ArgGroup(exclusive = false)
    private Issuer issuer;

    @Option(
            names = "--rate-limit",
            paramLabel = "N",
            description =
                    "Requests a second of one caller, else of one address; 0 for no limit. Absent:"
                            + " 200 where the door is guarded, else none.")
    private Integer rateLimit;

    /// All three of them, or none.
    static final class Issuer {
        @Option(
                names = "--jwt-issuer",
                paramLabel = "ISS",
                description = "Guard the door: let in the tokens of this issuer.",
                required = true)
        private String issuer;

        @Option(
                names = "--jwt-audience",
                paramLabel = "AUD",
                description = "What its tokens must be for.",
                required = true)
        private String audience;

        @Option(
                names = "--jwt-jwks",
                paramLabel = "FILE|URL",
                description = "Its public keys, a JSON Web Key Set; a URL must be https.",
                required = true)
        private String jwks;
    }

    /// @throws CannotStart when they make no sense
    public AccessSettings settings() {
        try {
            var jwt =
                    Optional.ofNullable(issuer)
                            .map(each -> new JwtSettings(each.issuer, each.audience, each.jwks));
            var open = apiKeys == null && jwt.isEmpty();
            int limit =
                    rateLimit != null
                            ? rateLimit
                            : open ? 0 : AccessSettings.GUARDED_REQUESTS_PER_SECOND;
            return new AccessSettings(Optional.ofNullable(apiKeys), jwt, limit);
        } catch (IllegalArgumentException e) {
            throw new CannotStart(e.getMessage(), e);
        }
    }
}
