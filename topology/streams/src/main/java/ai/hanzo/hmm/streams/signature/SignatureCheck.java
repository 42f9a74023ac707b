package ai.hanzo.hmm.streams.signature;

import ai.hanzo.hmm.market.ledger.Signature;

import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;

import java.util.HexFormat;

/// Checks Ed25519 signatures (RFC 8032) of accounts. Bouncy Castle's code checks several times as
/// fast as the JDK's, and every command of an account with a key is checked.
public final class SignatureCheck implements Signature.Check {
    @Override
    public boolean isOf(String publicKey, byte[] signed, String signature) {
        var hex = HexFormat.of();
        try {
            var verifier = new Ed25519Signer();
            verifier.init(false, new Ed25519PublicKeyParameters(hex.parseHex(publicKey)));
            verifier.update(signed, 0, signed.length);
            return verifier.verifySignature(hex.parseHex(signature));
        } catch (IllegalArgumentException e) {
            // 32 bytes that are no point of the curve, or a signature of another length
            return false;
        }
    }
}
