package ai.hanzo.hmm.door.view;

import ai.hanzo.hmm.wire.Execution;
import ai.hanzo.hmm.wire.OrderStatus;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.Optional;

/// What became of an order: its last state where a market holds one, else the answer to the command
/// that placed it.
public final class Outcome {
    private Outcome() {}

    /// Empty while nothing is known of the order. `status` is PENDING, OPEN, FILLED, CANCELLED or
    /// REFUSED; `conflict` is the refusal of other content sent later under the same id.
    public static Optional<ObjectNode> ofOrder(Views views, String account, String clientOrderId) {
        var answer = views.command(account, clientOrderId);
        var conflict = views.conflict(account, clientOrderId);
        var shown =
                views.order(account, clientOrderId)
                        .map(touched -> state(touched, clientOrderId))
                        .or(() -> answer.map(Outcome::withoutState));
        if (shown.isEmpty() && conflict.isEmpty()) return Optional.empty();

        var outcome = JsonNodeFactory.instance.objectNode();
        outcome.put("account", account).put("clientOrderId", clientOrderId);
        shown.ifPresentOrElse(outcome::setAll, () -> outcome.put("status", "PENDING"));
        answer.map(Execution::getRefusal)
                .ifPresent(refusal -> outcome.set("refusal", Shown.record(refusal)));
        conflict.map(Execution::getRefusal)
                .ifPresent(refusal -> outcome.set("conflict", Shown.record(refusal)));
        return Optional.of(outcome);
    }

    /// What an answer says: of the command that placed an order, the order's outcome in the form
    /// above; of any other the execution itself.
    ///
    /// @param placed the order that the command placed
    public static ObjectNode of(Execution answer, Optional<String> placed) {
        if (placed.isEmpty()) return Shown.record(answer);
        var order = placed.get();
        var outcome = JsonNodeFactory.instance.objectNode();
        outcome.put("account", answer.getAccount()).put("clientOrderId", order);
        outcome.setAll(touches(answer, order) ? state(answer, order) : withoutState(answer));
        var refusal = answer.getRefusal();
        if (refusal != null) outcome.set("refusal", Shown.record(refusal));
        return outcome;
    }

    /// An order as an execution left it: in the form above, with neither refusal nor conflict.
    public static ObjectNode ofListed(Execution touched, String account, String clientOrderId) {
        var outcome = JsonNodeFactory.instance.objectNode();
        outcome.put("account", account).put("clientOrderId", clientOrderId);
        return outcome.setAll(state(touched, clientOrderId));
    }

    private static boolean touches(Execution answer, String clientOrderId) {
        return answer.getOrders().stream()
                .anyMatch(order -> order.getClientOrderId().equals(clientOrderId));
    }

    private static ObjectNode state(Execution touched, String clientOrderId) {
        var shown = whereAndWhen(touched);
        for (var order : touched.getOrders()) {
            if (order.getClientOrderId().equals(clientOrderId)) shown.setAll(Shown.record(order));
        }
        return shown;
    }

    private static ObjectNode withoutState(Execution answer) {
        var status =
                switch (answer.getStatus()) {
                    case REFUSED -> OrderStatus.REFUSED.name();
                    case PENDING, DONE -> answer.getStatus().name();
                };
        return whereAndWhen(answer).put("status", status);
    }

    private static ObjectNode whereAndWhen(Execution execution) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("source", execution.getSource())
                .put("sequence", execution.getSequence())
                .put("timeMs", execution.getTimeMs());
    }
}
