package ai.hanzo.hmm.streams.token;

import ai.hanzo.hmm.market.token.TokenClaims;
import ai.hanzo.hmm.streams.key.Ed25519;
import ai.hanzo.hmm.streams.token.TokenRejected.Reason;

import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.jose4j.json.JsonUtil;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.lang.JoseException;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// What a provider checks before it serves: offline, against the published keys. It may be used by
/// several threads.
public final class TokenVerifier {
    private static final long MS_PER_SECOND = 1_000;
    private static final int MOST_SHOWN = 64;
    private static final Revocations NOTHING_IS_KNOWN_OF = _ -> false;

    private final Function<String, Optional<Ed25519PublicKeyParameters>> keys;

    /// Of keys that stay as they are.
    ///
    /// @param jwks the published JSON Web Key Set; keys other than Ed25519 are left aside
    /// @throws IllegalArgumentException when it is none
    public TokenVerifier(String jwks) {
        var fixed = Jwks.parse(jwks).keys();
        keys = keyId -> Optional.ofNullable(fixed.get(keyId));
    }

    /// Of keys that rotate while the program runs.
    public TokenVerifier(PublishedKeys published) {
        keys = published::key;
    }

    /// The claims of a token that is genuine, meant for `audience` and valid now: from its first
    /// second on, until its expiry. Their hash is the `tokenHash` of the allocation. Whether the
    /// allocation has closed before is not asked.
    ///
    /// @param audience the provider's own account
    /// @throws TokenRejected with the reason, otherwise
    public TokenClaims verify(String token, String audience, Instant now) {
        return verify(token, audience, now, NOTHING_IS_KNOWN_OF);
    }

    /// As above, of an allocation that is open.
    ///
    /// @param revocations asked last, of a token that is good otherwise
    /// @throws TokenRejected with the reason, otherwise; and what `revocations` throws
    public TokenClaims verify(String token, String audience, Instant now, Revocations revocations) {
        var parts = CompactToken.parse(token);
        checkSigned(parts);
        TokenClaims claims = claims(parts.payloadJson());
        if (!claims.issuer().equals(TokenClaims.ISSUER)) {
            throw new TokenRejected(Reason.ISSUER, "token of " + claims.issuer());
        }
        if (!claims.provider().equals(audience)) {
            throw new TokenRejected(Reason.AUDIENCE, "token for " + claims.provider());
        }
        if (now.toEpochMilli() < claims.notBeforeMs()) {
            throw new TokenRejected(Reason.NOT_YET_VALID, at("begins", claims.notBeforeMs(), now));
        }
        if (now.toEpochMilli() >= claims.expiryMs()) {
            throw new TokenRejected(Reason.EXPIRED, at("ended", claims.expiryMs(), now));
        }
        if (revocations.isRevoked(claims)) {
            throw new TokenRejected(Reason.REVOKED, claims.allocationId() + " has closed");
        }
        return claims;
    }

    private void checkSigned(CompactToken token) {
        String algorithm = token.member("alg");
        if (!AlgorithmIdentifiers.EDDSA.equals(algorithm)) {
            throw new TokenRejected(Reason.ALGORITHM, "must be EdDSA: " + shown(algorithm));
        }
        String keyId = token.member("kid");
        var key =
                keys.apply(keyId)
                        .orElseThrow(
                                () ->
                                        new TokenRejected(
                                                Reason.UNKNOWN_KEY, "key id " + shown(keyId)));
        if (!token.headerJson().equals(TokenHeader.json(keyId))) {
            throw new TokenRejected(Reason.HEADER, "must be alg, kid and typ JWT alone");
        }
        if (!Ed25519.verify(key, token.signed(), token.signatureBytes())) {
            throw new TokenRejected(Reason.SIGNATURE, "not signed by key " + keyId);
        }
    }

    private static TokenClaims claims(String json) {
        try {
            Map<String, Object> members = JsonUtil.parseJson(json);
            TokenClaims claims =
                    new TokenClaims(
                            text(members, "iss"),
                            text(members, "sub"),
                            text(members, "aud"),
                            text(members, "jti"),
                            text(members, "market"),
                            number(members, "rawMicros"),
                            number(members, "rateMicros"),
                            Math.multiplyExact(number(members, "nbf"), MS_PER_SECOND),
                            Math.multiplyExact(number(members, "exp"), MS_PER_SECOND));
            if (claims.canonicalJson().equals(json)) return claims;
        } catch (JoseException | IllegalArgumentException | ArithmeticException e) {
            throw new TokenRejected(Reason.CLAIMS, "not the claims of an access token", e);
        }
        throw new TokenRejected(Reason.CLAIMS, "not in their canonical form");
    }

    private static String text(Map<String, Object> members, String name) {
        if (members.get(name) instanceof String text) return text;
        throw new IllegalArgumentException(name + " must be a text: " + members.get(name));
    }

    private static long number(Map<String, Object> members, String name) {
        if (members.get(name) instanceof Long number) return number;
        throw new IllegalArgumentException(name + " must be an integer: " + members.get(name));
    }

    /// What nobody has signed yet is not repeated at length, nor with what a terminal would obey.
    private static String shown(String text) {
        return text.substring(0, Math.min(text.length(), MOST_SHOWN)).replaceAll("[^ -~]", "?");
    }

    private static String at(String verb, long timeMs, Instant now) {
        return verb + " " + Instant.ofEpochMilli(timeMs) + ", now " + now;
    }
}
