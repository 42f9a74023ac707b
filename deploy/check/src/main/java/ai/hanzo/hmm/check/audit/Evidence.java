package ai.hanzo.hmm.check.audit;

import ai.hanzo.hmm.wire.HeldAttestation;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;

/// Whether the evidence of a claim of capacity is a signature by the provider's key (rules, section
/// 8).
final class Evidence {
    static final String KIND = "ed25519";

    /// What comes before the 32 bytes of a raw key in its X.509 form (RFC 8410).
    private static final byte[] HEAD = HexFormat.of().parseHex("302a300506032b6570032100");

    private Evidence() {}

    /// @param account the provider
    static boolean proves(String market, String account, HeldAttestation held) {
        var attest = held.getAttestation();
        var claim =
                "hmm-attestation-1\n%s\n%s\n%s\n%d\n%s\n"
                        .formatted(
                                market,
                                account,
                                attest.getKind(),
                                attest.getRateMicros(),
                                HexFormat.of().formatHex(bytes(attest.getNonce())));
        var key = bytes(held.getPublicKey());
        var encoded = ByteBuffer.allocate(HEAD.length + key.length).put(HEAD).put(key).array();
        try {
            var check = Signature.getInstance("Ed25519");
            check.initVerify(
                    KeyFactory.getInstance("Ed25519")
                            .generatePublic(new X509EncodedKeySpec(encoded)));
            check.update(claim.getBytes(StandardCharsets.UTF_8));
            return check.verify(bytes(attest.getEvidence()));
        } catch (GeneralSecurityException _) {
            return false; // neither such a key nor such a signature proves anything
        }
    }

    private static byte[] bytes(ByteBuffer buffer) {
        var bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }
}
