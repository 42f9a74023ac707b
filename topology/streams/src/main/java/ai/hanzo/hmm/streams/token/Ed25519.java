package ai.hanzo.hmm.streams.token;

import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.OctetKeyPairJsonWebKey;

import java.util.Base64;

/// Ed25519 (RFC 8032) on raw keys. Bouncy Castle's code signs and checks about ten times as fast as
/// the JDK's, and a token is signed for every allocation.
final class Ed25519 {
    private Ed25519() {}

    static Ed25519PrivateKeyParameters privateKey(OctetKeyPairJsonWebKey key) {
        return new Ed25519PrivateKeyParameters(raw(key, "d"));
    }

    static Ed25519PublicKeyParameters publicKey(OctetKeyPairJsonWebKey key) {
        return new Ed25519PublicKeyParameters(raw(key, "x"));
    }

    /// The same key and message make the same 64 bytes.
    static byte[] sign(Ed25519PrivateKeyParameters key, byte[] message) {
        var signer = new Ed25519Signer();
        signer.init(true, key);
        signer.update(message, 0, message.length);
        return signer.generateSignature();
    }

    static boolean verify(Ed25519PublicKeyParameters key, byte[] message, byte[] signature) {
        var verifier = new Ed25519Signer();
        verifier.init(false, key);
        verifier.update(message, 0, message.length);
        return verifier.verifySignature(signature);
    }

    /// A member of the JSON Web Key (RFC 8037): 32 bytes.
    private static byte[] raw(OctetKeyPairJsonWebKey key, String member) {
        var members = key.toParams(OutputControlLevel.INCLUDE_PRIVATE);
        return Base64.getUrlDecoder().decode((String) members.get(member));
    }
}
