package ai.hanzo.hmm.client.command;

import ai.hanzo.hmm.client.Amount;

import java.util.Optional;

/// One of several commands about orders that are sent at once. Each is a command of its own.
public sealed interface Entry {
    record Place(Order order) implements Entry {}

    /// All or nothing; a lower quantity alone keeps the order's place.
    ///
    /// @param id of this command
    /// @param quantity what was filled included
    record Amend(String id, String clientOrderId, Optional<Amount> price, Optional<Amount> quantity)
            implements Entry {
        public static Amend price(String clientOrderId, Amount price) {
            var same = Optional.<Amount>empty();
            return new Amend(Ids.fresh(), clientOrderId, Optional.of(price), same);
        }

        public static Amend quantity(String clientOrderId, Amount quantity) {
            var same = Optional.<Amount>empty();
            return new Amend(Ids.fresh(), clientOrderId, same, Optional.of(quantity));
        }
    }

    /// @param id of this command
    record Cancel(String id, String clientOrderId) implements Entry {
        public static Cancel of(String clientOrderId) {
            return new Cancel(Ids.fresh(), clientOrderId);
        }
    }
}
