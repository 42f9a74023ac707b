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
        return Ed25519.privateKey(raw(key, "d"));
    }

    static Ed25519PublicKeyParameters publicKey(OctetKeyPairJsonWebKey key) {
        return Ed25519.publicKey(raw(key, "x"));
    }

    /// A member of it: 32 bytes.
    private static byte[] raw(OctetKeyPairJsonWebKey key, String member) {
        var members = key.toParams(OutputControlLevel.INCLUDE_PRIVATE);
        return Base64.getUrlDecoder().decode((String) members.get(member));
    }
}
