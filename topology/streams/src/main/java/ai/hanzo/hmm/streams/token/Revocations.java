package ai.hanzo.hmm.streams.token;

import ai.hanzo.hmm.market.token.TokenClaims;

/// Which allocations have closed before their tokens expired. A provider knows it of its own from
/// the topic of allocations, or asks a door.
@FunctionalInterface
public interface Revocations {
    /// Whether the allocation that these genuine claims name has closed. Who cannot find out
    /// throws: a token about whose allocation nothing is known opens nothing.
    boolean isRevoked(TokenClaims claims);
}
