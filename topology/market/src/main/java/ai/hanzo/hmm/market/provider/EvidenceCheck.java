package ai.hanzo.hmm.market.provider;

import java.util.Map;

/// Says whether evidence of one kind proves a claim. It must be a pure function of what it is
/// given: a market that is replayed asks again and must get the same answer.
@FunctionalInterface
public interface EvidenceCheck {
    /// The kind that is built in: a signature of the claim's bytes by the provider's key.
    String SIGNATURE = "ed25519";

    /// Most bytes of evidence.
    int MOST_BYTES = 16 * 1_024;

    /// @param publicKey the provider's registered Ed25519 key, hex
    /// @param evidence hex
    boolean proves(Claim claim, String publicKey, String evidence);

    /// The checks that a market asks, by kind of evidence.
    record Kinds(Map<String, EvidenceCheck> byKind) {
        public Kinds {
            byKind = Map.copyOf(byKind);
        }

        /// Plain signatures and nothing else.
        public static Kinds signature(EvidenceCheck check) {
            return new Kinds(Map.of(SIGNATURE, check));
        }

        public boolean has(String kind) {
            return byKind.containsKey(kind);
        }

        /// Of a kind that there is.
        public boolean proves(Claim claim, String publicKey, String evidence) {
            return byKind.get(claim.kind()).proves(claim, publicKey, evidence);
        }
    }
}
