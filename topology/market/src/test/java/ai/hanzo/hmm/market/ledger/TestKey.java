package ai.hanzo.hmm.market.ledger;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;
import java.util.Optional;

/// An Ed25519 key of the JDK's.
record TestKey(KeyPair pair) {
    private static final HexFormat HEX = HexFormat.of();
    private static final int RAW_BYTES = 32;

    /// What stands before the raw key in its X.509 form (RFC 8410).
    private static final String X509 = "302a300506032b6570032100";

    static TestKey fresh() {
        try {
            return new TestKey(KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has Ed25519", e);
        }
    }

    String hex() {
        byte[] encoded = pair.getPublic().getEncoded();
        return HEX.formatHex(encoded, encoded.length - RAW_BYTES, encoded.length);
    }

    Optional<Signature> sign(AccountInput input, long signedAtMs) {
        try {
            var signer = java.security.Signature.getInstance("Ed25519");
            signer.initSign(pair.getPrivate());
            signer.update(Signature.signedBytes(input, signedAtMs));
            return Optional.of(new Signature(hex(), HEX.formatHex(signer.sign()), signedAtMs));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has Ed25519", e);
        }
    }

    static boolean isOf(String publicKey, byte[] signed, String signature) {
        try {
            var encoded = new X509EncodedKeySpec(HEX.parseHex(X509 + publicKey));
            var verifier = java.security.Signature.getInstance("Ed25519");
            verifier.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(encoded));
            verifier.update(signed);
            return verifier.verify(HEX.parseHex(signature));
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
