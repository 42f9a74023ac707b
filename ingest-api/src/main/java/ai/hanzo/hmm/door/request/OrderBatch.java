package ai.hanzo.hmm.door.request;

import ai.hanzo.hmm.door.problem.Code;
import ai.hanzo.hmm.door.problem.Problem;
import ai.hanzo.hmm.wire.OrderCommand;

import java.util.List;
import java.util.Optional;

/// Several commands about orders in one request.
public final class OrderBatch {
    /// So many at most.
    public static final int MOST = 100;

    private static final List<String> KINDS = List.of("place", "amend", "cancel");

    private OrderBatch() {}

    /// One of them: a command, or why it is none.
    public sealed interface Entry {
        record Sound(OrderCommand command) implements Entry {}

        record Unsound(Problem problem) implements Entry {}
    }

    /// `orders`, each one of `place` with the fields of an order, `amend` and `cancel` with
    /// `account, clientOrderId, id` and what is to change. What is wrong in an entry is no problem
    /// of the others.
    ///
    /// @throws Problem where this is no such list
    public static List<Entry> read(Fields fields) {
        var entries =
                fields.<Entry>each(
                        "orders", MOST, entry -> new Entry.Sound(one(entry)), Entry.Unsound::new);
        fields.end();
        return entries;
    }

    private static OrderCommand one(Fields entry) {
        var given = KINDS.stream().filter(entry::has).toList();
        if (given.size() != 1) {
            throw Problem.of(
                    Code.INVALID_VALUE,
                    "place",
                    "an entry is one of " + String.join(", ", KINDS) + ", with an object");
        }
        return entry.object(given.getFirst(), fields -> command(given.getFirst(), fields));
    }

    private static OrderCommand command(String kind, Fields fields) {
        if (kind.equals("place")) return OrderRequests.place(fields, unsigned(Optional.empty()));
        var account = fields.account("account");
        var order = fields.account("clientOrderId");
        if (kind.equals("amend")) {
            return OrderRequests.amend(account, order, fields, unsigned(Optional.empty()));
        }
        return OrderRequests.cancel(account, order, unsigned(fields.id("id")));
    }

    private static Sender unsigned(Optional<String> id) {
        return new Sender(id, Optional.empty());
    }
}
