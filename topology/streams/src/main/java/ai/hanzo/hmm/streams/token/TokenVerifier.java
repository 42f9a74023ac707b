package ai.hanzo.hmm.streams.token;

import ai.hanzo.hmm.market.token.TokenClaims;
import ai.hanzo.hmm.streams.key.Ed25519;
import ai.hanzo.hmm.streams.token.TokenRejected.Reason;

import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.OctetKeyPairJsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;

/// What a provider checks before it serves: offline, against the published keys. It may be used by
/// several threads.
public final class TokenVerifier {
    private static final long MS_PER_SECOND = 1_000;

    private final Map<String, Ed25519PublicKeyParameters> keys;

    /// @param jwks the published JSON Web Key Set; keys other than Ed25519 are left aside
    /// @throws IllegalArgumentException when it is none
    public TokenVerifier(String jwks) {
        try {
            keys =
                    new JsonWebKeySet(jwks)
                            .getJsonWebKeys().stream()
                                    .filter(OctetKeyPairJsonWebKey.class::isInstance)
                                    .map(OctetKeyPairJsonWebKey.class::cast)
                                    .filter(TokenVerifier::isSigningKey)
                                    .collect(
                                            Collectors.toUnmodifiableMap(
                                                    OctetKeyPairJsonWebKey::getKeyId,
                                                    WebKey::publicKey));
        } catch (JoseException | IllegalArgumentException e) {
            throw new IllegalArgumentException("not a JSON Web Key Set", e);
        }
    }

    /// The claims of a token that is genuine, meant for `audience` and valid now: from its first
    /// second on, until its expiry. Their hash is the `tokenHash` of the allocation.
    ///
    /// @param audience the provider's own account
    /// @throws TokenRejected with the reason, otherwise
    public TokenClaims verify(String token, String audience, Instant now) {
        JsonWebSignature signature = parse(token);
        checkSigned(signature, token);
        TokenClaims claims = claims(signature.getUnverifiedPayloadBytes());
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
        return claims;
    }

    private void checkSigned(JsonWebSignature signature, String token) {
        String algorithm = signature.getAlgorithmHeaderValue();
        if (!AlgorithmIdentifiers.EDDSA.equals(algorithm)) {
            throw new TokenRejected(Reason.ALGORITHM, "must be EdDSA: " + algorithm);
        }
        String keyId = signature.getKeyIdHeaderValue();
        if (keyId == null || !keys.containsKey(keyId)) {
            throw new TokenRejected(Reason.UNKNOWN_KEY, "key id " + keyId);
        }
        int end = token.lastIndexOf('.');
        byte[] signed = token.substring(0, end).getBytes(StandardCharsets.US_ASCII);
        byte[] bytes = signatureBytes(token.substring(end + 1));
        if (!Ed25519.verify(keys.get(keyId), signed, bytes)) {
            throw new TokenRejected(Reason.SIGNATURE, "not signed by key " + keyId);
        }
    }

    private static byte[] signatureBytes(String base64url) {
        try {
            return Base64.getUrlDecoder().decode(base64url);
        } catch (IllegalArgumentException e) {
            throw new TokenRejected(Reason.SIGNATURE, "not in base64url", e);
        }
    }

    private static JsonWebSignature parse(String token) {
        JsonWebSignature signature = new JsonWebSignature();
        try {
            signature.setCompactSerialization(token);
            return signature;
        } catch (JoseException e) {
            throw new TokenRejected(Reason.MALFORMED, "not a JWT in compact form", e);
        }
    }

    private static TokenClaims claims(byte[] payload) {
        String json = new String(payload, StandardCharsets.UTF_8);
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

    private static boolean isSigningKey(OctetKeyPairJsonWebKey key) {
        return key.getKeyId() != null
                && OctetKeyPairJsonWebKey.SUBTYPE_ED25519.equals(key.getSubtype());
    }

    private static String at(String verb, long timeMs, Instant now) {
        return verb + " " + Instant.ofEpochMilli(timeMs) + ", now " + now;
    }
}
