package ai.hanzo.hmm.streams.key;

import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;

/// Ed25519 (RFC 8032) on raw keys of 32 bytes. Bouncy Castle's code signs and checks several times
/// as fast as the JDK's, and every allocation's token is signed, every command of an account with a
/// key checked.
public final class Ed25519 {
    private Ed25519() {}

    /// @param seed the 32 bytes that a private key is made from
    /// @throws IllegalArgumentException unless they are 32
    public static Ed25519PrivateKeyParameters privateKey(byte[] seed) {
        return new Ed25519PrivateKeyParameters(seed);
    }

    /// @throws IllegalArgumentException unless they are 32 bytes and a point of the curve
    public static Ed25519PublicKeyParameters publicKey(byte[] raw) {
        return new Ed25519PublicKeyParameters(raw);
    }

    /// The same key and message make the same 64 bytes.
    public static byte[] sign(Ed25519PrivateKeyParameters key, byte[] message) {
        var signer = new Ed25519Signer();
        signer.init(true, key);
        signer.update(message, 0, message.length);
        return signer.generateSignature();
    }

    /// False also of a signature that has not 64 bytes.
    public static boolean verify(Ed25519PublicKeyParameters key, byte[] message, byte[] signature) {
        var verifier = new Ed25519Signer();
        verifier.init(false, key);
        verifier.update(message, 0, message.length);
        return verifier.verifySignature(signature);
    }
}
