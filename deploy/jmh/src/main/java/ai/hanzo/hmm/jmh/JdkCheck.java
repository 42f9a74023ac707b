package ai.hanzo.hmm.jmh;

import ai.hanzo.hmm.market.ledger.Signature;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;

/// The JDK's own Ed25519.
final class JdkCheck implements Signature.Check {
    /// What stands before a raw key in X.509 (RFC 8410, section 4).
    private static final String X509 = "302a300506032b6570032100";

    @Override
    public boolean isOf(String publicKey, byte[] signed, String signature) {
        var hex = HexFormat.of();
        try {
            var key =
                    KeyFactory.getInstance("Ed25519")
                            .generatePublic(new X509EncodedKeySpec(hex.parseHex(X509 + publicKey)));
            var verifier = java.security.Signature.getInstance("Ed25519");
            verifier.initVerify(key);
            verifier.update(signed);
            return verifier.verify(hex.parseHex(signature));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the signature is sound", e);
        }
    }
}
