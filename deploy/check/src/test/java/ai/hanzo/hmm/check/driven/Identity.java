package ai.hanzo.hmm.check.driven;

import ai.hanzo.hmm.wire.Attest;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Arrays;
import java.util.HexFormat;

/// A provider's key.
record Identity(String account, KeyPair keys) {
    private static final int RAW_BYTES = 32;

    static Identity of(String account) {
        try {
            return new Identity(account, KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new AssertionError("every Java has Ed25519", e);
        }
    }

    ByteBuffer publicKey() {
        var encoded = keys.getPublic().getEncoded();
        return ByteBuffer.wrap(
                Arrays.copyOfRange(encoded, encoded.length - RAW_BYTES, encoded.length));
    }

    /// A claim of capacity.
    ///
    /// @param isSound whether the signature is one of the claim
    Attest attest(String market, String nonceHex, long rateMicros, boolean isSound) {
        var claim =
                "hmm-attestation-1\n%s\n%s\ned25519\n%d\n%s\n"
                        .formatted(market, account, rateMicros, nonceHex);
        try {
            var signature = Signature.getInstance("Ed25519");
            signature.initSign(keys.getPrivate());
            signature.update((isSound ? claim : "!" + claim).getBytes(StandardCharsets.UTF_8));
            return new Attest(
                    market,
                    ByteBuffer.wrap(HexFormat.of().parseHex(nonceHex)),
                    "ed25519",
                    rateMicros,
                    ByteBuffer.wrap(signature.sign()));
        } catch (GeneralSecurityException e) {
            throw new AssertionError("every Java signs", e);
        }
    }
}
