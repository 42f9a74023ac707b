package ai.hanzo.hmm.local.demo.serve;

import ai.hanzo.hmm.market.token.TokenClaims;

import java.time.Instant;

/// Tells genuine access tokens from others.
@FunctionalInterface
public interface TokenCheck {
    /// @param audience the account of the provider that is shown it
    /// @throws ai.hanzo.hmm.streams.token.TokenRejected where it opens nothing
    TokenClaims verify(String token, String audience, Instant now);
}
