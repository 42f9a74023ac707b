package ai.hanzo.hmm.streams.token;

import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwk.OctetKeyPairJsonWebKey;
import org.jose4j.lang.JoseException;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A JSON Web Key Set (RFC 7517) as it is read: the public Ed25519 keys in it, by key id.
///
/// @param otherKeys how many other keys it holds, which check no token
/// @param secret whether it holds what nobody may publish, a private or a shared key
record Jwks(Map<String, Ed25519PublicKeyParameters> keys, int otherKeys, boolean secret) {
    /// @throws IllegalArgumentException when it is none, or two keys have one id; the text is not
    ///   repeated
    static Jwks parse(String text) {
        try {
            if (!(JsonUtil.parseJson(text).get("keys") instanceof List<?> list)) throw none();
            var keys = new HashMap<String, Ed25519PublicKeyParameters>();
            boolean secret = false;
            for (var each : list) {
                if (!(each instanceof Map<?, ?> key)) throw none();
                secret |= key.containsKey("d") || key.containsKey("k");
                if (isOurs(key) && keys.put((String) key.get("kid"), publicKey(key)) != null) {
                    throw new IllegalArgumentException(
                            "two keys of a JSON Web Key Set have one id");
                }
            }
            return new Jwks(Map.copyOf(keys), list.size() - keys.size(), secret);
        } catch (JoseException _) {
            // The cause may quote a key.
            throw none();
        }
    }

    private static boolean isOurs(Map<?, ?> key) {
        return "OKP".equals(key.get("kty"))
                && OctetKeyPairJsonWebKey.SUBTYPE_ED25519.equals(key.get("crv"))
                && key.get("kid") instanceof String;
    }

    private static Ed25519PublicKeyParameters publicKey(Map<?, ?> key) {
        if (!(key.get("x") instanceof String x)) throw none();
        try {
            return WebKey.publicKey(x);
        } catch (IllegalArgumentException _) {
            throw none();
        }
    }

    private static IllegalArgumentException none() {
        return new IllegalArgumentException("not a JSON Web Key Set");
    }
}
