package ai.hanzo.hmm.local.demo;

import ai.hanzo.hmm.local.demo.tally.Tokens;
import ai.hanzo.hmm.streams.token.TokenRejected;
import ai.hanzo.hmm.streams.token.TokenVerifier;
import ai.hanzo.hmm.wire.AccessToken;
import ai.hanzo.hmm.wire.Allocation;

import java.time.Instant;
import java.util.Optional;

/// Checks a token offline, as the provider would when the allocation began, and holds its claims
/// against the hash that the allocation published.
record TokenCheck(TokenVerifier verifier) implements Tokens.Check {
    @Override
    public Optional<String> complaint(AccessToken token, Allocation allocation) {
        try {
            var began = Instant.ofEpochMilli(allocation.getStartMs());
            var claims = verifier.verify(token.getToken(), allocation.getProvider(), began);
            if (claims.hash().equals(allocation.getTokenHash())) return Optional.empty();
            return Optional.of("its claims are not those that the allocation's hash is of");
        } catch (TokenRejected e) {
            return Optional.of(e.getMessage());
        }
    }
}
