package ai.hanzo.hmm.door.request;

import ai.hanzo.hmm.wire.Deposit;
import ai.hanzo.hmm.wire.TransferCommand;
import ai.hanzo.hmm.wire.Withdraw;

import java.util.List;
import java.util.Optional;

/// HANZO that comes into the exchange and leaves it.
public final class MoneyRequests {
    private MoneyRequests() {}

    /// `account, reference, amount, origin`; the reference is the command's id.
    ///
    /// @param key the `Idempotency-Key` header
    public static Deposit deposit(Fields fields, Optional<String> key) {
        var account = fields.account("account");
        var id = Names.idOf("reference", fields.id("reference"), key);
        var deposit =
                new Deposit(
                        OrderRequests.envelope(account, id),
                        fields.positive("amount"),
                        fields.text("origin"));
        fields.end();
        return deposit;
    }

    /// `account, id` and `type`: `withdraw` with `amount, destination`.
    ///
    /// @param key the `Idempotency-Key` header
    public static TransferCommand transfer(Fields fields, Optional<String> key) {
        var account = fields.account("account");
        var id = Names.idOf("id", fields.id("id"), key);
        fields.choice("type", List.of("withdraw"));
        var withdraw = new Withdraw(fields.positive("amount"), fields.text("destination"));
        fields.end();
        return new TransferCommand(OrderRequests.envelope(account, id), withdraw);
    }
}
