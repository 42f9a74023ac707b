package ai.hanzo.hmm.streams.token;

import ai.hanzo.hmm.streams.key.Ed25519;

import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.OctetKeyPairJsonWebKey;

import java.util.Base64;

/// The keys that a JSON Web Key holds (RFC 8037).
final class WebKey {
    private WebKey() {}

    static Ed25519PrivateKeyParameters privateKey(OctetKeyPairJsonWebKey key) {
        return Ed25519.privateKey(raw(member(key, "d")));
    }

    static Ed25519PublicKeyParameters publicKey(OctetKeyPairJsonWebKey key) {
        return publicKey(member(key, "x"));
    }

    /// @param x 32 bytes in base64url
    /// @throws IllegalArgumentException when they are not, or no point of the curve
    static Ed25519PublicKeyParameters publicKey(String x) {
        return Ed25519.publicKey(raw(x));
    }

    private static String member(OctetKeyPairJsonWebKey key, String name) {
        return (String) key.toParams(OutputControlLevel.INCLUDE_PRIVATE).get(name);
    }

    private static byte[] raw(String base64url) {
        return Base64.getUrlDecoder().decode(base64url);
    }
}
