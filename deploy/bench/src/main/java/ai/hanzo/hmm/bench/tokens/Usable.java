package ai.hanzo.hmm.bench.tokens;

import ai.hanzo.hmm.streams.token.TokenRejected;
import ai.hanzo.hmm.streams.token.TokenVerifier;

import java.time.Instant;

/// Whether a token opens its allocation at the moment at which it was read, as the provider would
/// look at it: genuine, its own, valid then, and its claims those that the allocation published.
final class Usable {
    private final TokenVerifier verifier;

    Usable(TokenVerifier verifier) {
        this.verifier = verifier;
    }

    /// @throws IllegalStateException when it does not
    void check(Delivery delivery) {
        var allocation = delivery.allocation();
        var read = delivery.token();
        try {
            var now = Instant.ofEpochMilli(read.readMs());
            var claims = verifier.verify(read.token().getToken(), allocation.getProvider(), now);
            require("allocation", allocation.getAllocationId(), claims.allocationId());
            require("consumer", allocation.getConsumer(), claims.consumer());
            require("hash", allocation.getTokenHash(), claims.hash());
        } catch (TokenRejected e) {
            throw new IllegalStateException(
                    "the token of %s is not usable: %s"
                            .formatted(allocation.getAllocationId(), e.getMessage()),
                    e);
        }
    }

    private static void require(String what, String allocated, String claimed) {
        if (claimed.equals(allocated)) return;
        throw new IllegalStateException(
                "a token claims the %s %s, not %s".formatted(what, claimed, allocated));
    }
}
