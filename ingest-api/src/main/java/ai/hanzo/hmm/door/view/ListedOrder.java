package ai.hanzo.hmm.door.view;

import ai.hanzo.hmm.wire.Execution;

/// One of an account's orders.
///
/// @param at where it stands in the list
/// @param touched the last execution that touched it
public record ListedOrder(OrderCursor at, Execution touched) {
    public String clientOrderId() {
        return at.clientOrderId();
    }
}
