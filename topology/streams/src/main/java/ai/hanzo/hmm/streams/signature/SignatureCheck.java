package ai.hanzo.hmm.streams.signature;

import ai.hanzo.hmm.market.ledger.Signature;
import ai.hanzo.hmm.streams.key.Ed25519;

import java.util.HexFormat;

/// Checks Ed25519 signatures (RFC 8032) of accounts.
public final class SignatureCheck implements Signature.Check {
    @Override
    public boolean isOf(String publicKey, byte[] signed, String signature) {
        var hex = HexFormat.of();
        try {
            var key = Ed25519.publicKey(hex.parseHex(publicKey));
            return Ed25519.verify(key, signed, hex.parseHex(signature));
        } catch (IllegalArgumentException e) {
            // 32 bytes that are no point of the curve, or no hex
            return false;
        }
    }
}
