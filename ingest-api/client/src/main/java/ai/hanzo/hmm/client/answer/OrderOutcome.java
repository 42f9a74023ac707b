package ai.hanzo.hmm.client.answer;

import ai.hanzo.hmm.client.http.Json;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.Optional;

/// What became of an order.
public sealed interface OrderOutcome {
    /// Other content that was sent later under the same id, and refused.
    Optional<Refusal> conflict();

    /// On its way to its market.
    record Pending(Optional<Refusal> conflict) implements OrderOutcome {}

    /// Rests, wholly or in part.
    record Open(OrderState state, Optional<Refusal> conflict) implements OrderOutcome {}

    /// Done, all of it.
    record Filled(OrderState state, Optional<Refusal> conflict) implements OrderOutcome {}

    /// What it did not fill was cancelled: `state.reason()` says why.
    record Cancelled(OrderState state, Optional<Refusal> conflict) implements OrderOutcome {}

    /// Nothing happened.
    record Refused(Refusal refusal, Optional<Refusal> conflict) implements OrderOutcome {}

    /// As the door shows it.
    static OrderOutcome read(JsonNode json) {
        var conflict = refusal(json, "conflict");
        return switch (json.path("status").asText()) {
            case "PENDING" -> new Pending(conflict);
            case "REFUSED" -> new Refused(refusal(json, "refusal").orElseThrow(), conflict);
            default -> of(Json.as(OrderState.class, json), conflict);
        };
    }

    private static OrderOutcome of(OrderState state, Optional<Refusal> conflict) {
        return switch (state.status()) {
            case OPEN -> new Open(state, conflict);
            case FILLED -> new Filled(state, conflict);
            case CANCELLED -> new Cancelled(state, conflict);
            case REFUSED -> throw new IllegalStateException("a refused order has a refusal");
        };
    }

    private static Optional<Refusal> refusal(JsonNode json, String name) {
        return json.has(name)
                ? Optional.of(Json.as(Refusal.class, json.get(name)))
                : Optional.empty();
    }
}
