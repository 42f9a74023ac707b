package ai.hanzo.hmm.door.access;

import java.net.URI;

/// An issuer of tokens that the door trusts.
///
/// @param issuer what `iss` must be
/// @param audience what `aud` must hold
/// @param jwks its public keys, a JSON Web Key Set: a file, or an `https` URL (`http` only on this
///   machine, since whoever can change it on its way could let himself in)
public record JwtSettings(String issuer, String audience, String jwks) {
    public JwtSettings {
        if (issuer.isBlank() || audience.isBlank() || jwks.isBlank()) {
            throw new IllegalArgumentException(
                    "tokens need an issuer, an audience and the issuer's keys");
        }
        if (jwks.startsWith("http:") && !isOfThisMachine(jwks)) {
            throw new IllegalArgumentException(
                    "the issuer's keys must come from a file or an https URL: " + jwks);
        }
    }

    boolean isUrl() {
        return jwks.startsWith("https:") || jwks.startsWith("http:");
    }

    private static boolean isOfThisMachine(String url) {
        var host = URI.create(url).getHost();
        return host != null && Loopback.isName(host);
    }
}
