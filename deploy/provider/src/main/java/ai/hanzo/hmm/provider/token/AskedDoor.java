package ai.hanzo.hmm.provider.token;

import ai.hanzo.hmm.market.token.TokenClaims;
import ai.hanzo.hmm.node.CannotStart;
import ai.hanzo.hmm.provider.door.DoorClient;
import ai.hanzo.hmm.provider.door.Reply;
import ai.hanzo.hmm.streams.token.Revocations;

import com.fasterxml.jackson.databind.JsonNode;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/// Asks a door for the state of an allocation, once, as its provider may.
record AskedDoor(DoorClient door) implements Revocations {
    private static final String CLOSED = "CLOSED";

    /// @throws CannotStart when the door does not answer, does not know the allocation, or shows
    ///   another one than the token's
    @Override
    public boolean isRevoked(TokenClaims claims) {
        var allocation = ask(claims);
        if (!allocation.path("tokenHash").asText("").equals(claims.hash())) {
            throw new CannotStart(
                    "the door shows another allocation as "
                            + claims.allocationId()
                            + ": it is of another exchange than the token");
        }
        var state = allocation.path("state").asText("");
        if (state.isEmpty()) throw new CannotStart("the door shows an allocation without a state");
        return state.equals(CLOSED);
    }

    private JsonNode ask(TokenClaims claims) {
        try {
            return switch (door.get(path(claims))) {
                case Reply.Said(var body) -> body;
                case Reply.TurnedAway no -> throw new CannotStart("the door says " + no);
                case Reply.Away(var why) -> throw new CannotStart("the door is away: " + why);
            };
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotStart("interrupted while the door was asked", e);
        }
    }

    /// `gpu-inference/h100#42` in a path is `gpu-inference/h100/42`; the consumer's name says where
    /// it lies.
    private static String path(TokenClaims claims) {
        var parts = claims.allocationId().split("[/#]", -1);
        if (parts.length != 3) {
            throw new CannotStart("the door has no path for " + claims.allocationId());
        }
        return "/v1/providers/%s/allocations/%s/%s/%s?consumer=%s"
                .formatted(
                        encoded(claims.provider()),
                        encoded(parts[0]),
                        encoded(parts[1]),
                        encoded(parts[2]),
                        encoded(claims.consumer()));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
