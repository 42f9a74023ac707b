package ai.hanzo.hmm.streams.key;

import ai.hanzo.hmm.market.provider.Claim;
import ai.hanzo.hmm.market.provider.EvidenceCheck;

import java.util.HexFormat;

/// Evidence that is a provider's own Ed25519 signature (RFC 8032) of its claim: it proves that the
/// provider says so, and when. Checks of other kinds of evidence stand beside it.
public final class SignedEvidence implements EvidenceCheck {
    /// The kinds of evidence that the exchange knows.
    public static final Kinds KINDS = Kinds.signature(new SignedEvidence());

    @Override
    public boolean proves(Claim claim, String publicKey, String evidence) {
        var hex = HexFormat.of();
        try {
            var key = Ed25519.publicKey(hex.parseHex(publicKey));
            return Ed25519.verify(key, claim.bytes(), hex.parseHex(evidence));
        } catch (IllegalArgumentException e) {
            // 32 bytes that are no point of the curve, or no hex
            return false;
        }
    }
}
