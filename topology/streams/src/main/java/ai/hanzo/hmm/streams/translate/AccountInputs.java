package ai.hanzo.hmm.streams.translate;

import ai.hanzo.hmm.market.ledger.AccountInput;
import ai.hanzo.hmm.wire.AddLiquidity;
import ai.hanzo.hmm.wire.AmendOrder;
import ai.hanzo.hmm.wire.CancelAllOrders;
import ai.hanzo.hmm.wire.CancelOrder;
import ai.hanzo.hmm.wire.Deposit;
import ai.hanzo.hmm.wire.Envelope;
import ai.hanzo.hmm.wire.IssueCapacity;
import ai.hanzo.hmm.wire.LiquidityCommand;
import ai.hanzo.hmm.wire.OrderCommand;
import ai.hanzo.hmm.wire.PlaceOrder;
import ai.hanzo.hmm.wire.PostBond;
import ai.hanzo.hmm.wire.ProviderCommand;
import ai.hanzo.hmm.wire.RegisterProvider;
import ai.hanzo.hmm.wire.RemoveLiquidity;
import ai.hanzo.hmm.wire.TransferCommand;
import ai.hanzo.hmm.wire.Withdraw;
import ai.hanzo.hmm.wire.WithdrawBond;

import java.nio.ByteBuffer;
import java.util.HexFormat;

/// What accounts send, as the ledger takes it.
public final class AccountInputs {
    private AccountInputs() {}

    public static AccountInput of(OrderCommand command) {
        var by = command.getEnvelope();
        return switch (command.getBody()) {
            case PlaceOrder order -> place(by, order);
            case CancelOrder cancel ->
                    new AccountInput.Cancel(by.getAccount(), by.getId(), cancel.getClientOrderId());
            case CancelAllOrders cancel ->
                    new AccountInput.CancelAll(by.getAccount(), by.getId(), cancel.getMarket());
            case AmendOrder amend ->
                    new AccountInput.Amend(
                            by.getAccount(),
                            by.getId(),
                            amend.getClientOrderId(),
                            Orders.optional(amend.getPriceMicros()),
                            Orders.optional(amend.getQuantityMicros()));
            case Object other -> throw unexpected(other);
        };
    }

    public static AccountInput of(LiquidityCommand command) {
        var by = command.getEnvelope();
        return switch (command.getBody()) {
            case AddLiquidity add ->
                    new AccountInput.AddLiquidity(
                            by.getAccount(),
                            by.getId(),
                            add.getMarket(),
                            add.getQuantityMicros(),
                            add.getFundsMicros(),
                            add.getMinShares());
            case RemoveLiquidity remove ->
                    new AccountInput.RemoveLiquidity(
                            by.getAccount(),
                            by.getId(),
                            remove.getMarket(),
                            remove.getShares(),
                            remove.getMinQuantityMicros(),
                            remove.getMinFundsMicros());
            case Object other -> throw unexpected(other);
        };
    }

    public static AccountInput of(TransferCommand command) {
        var by = command.getEnvelope();
        return switch (command.getBody()) {
            case Withdraw withdraw ->
                    new AccountInput.Withdraw(
                            by.getAccount(),
                            by.getId(),
                            withdraw.getAmountMicros(),
                            withdraw.getDestination());
            case Object other -> throw unexpected(other);
        };
    }

    public static AccountInput of(Deposit deposit) {
        var by = deposit.getEnvelope();
        return new AccountInput.Deposit(
                by.getAccount(), by.getId(), deposit.getAmountMicros(), deposit.getOrigin());
    }

    public static AccountInput of(ProviderCommand command) {
        var by = command.getEnvelope();
        return switch (command.getBody()) {
            case RegisterProvider register ->
                    new AccountInput.RegisterProvider(
                            by.getAccount(), by.getId(), hex(register.getPublicKey()));
            case PostBond bond ->
                    new AccountInput.PostBond(
                            by.getAccount(), by.getId(), bond.getMarket(), bond.getAmountMicros());
            case WithdrawBond unbond ->
                    new AccountInput.WithdrawBond(
                            by.getAccount(),
                            by.getId(),
                            unbond.getMarket(),
                            unbond.getAmountMicros());
            case IssueCapacity issue ->
                    new AccountInput.IssueCapacity(
                            by.getAccount(),
                            by.getId(),
                            issue.getMarket(),
                            issue.getRawMicros(),
                            issue.getRateMicros());
            case Object other -> throw unexpected(other);
        };
    }

    static String hex(ByteBuffer bytes) {
        var copy = new byte[bytes.remaining()];
        bytes.duplicate().get(copy);
        return HexFormat.of().formatHex(copy);
    }

    /// An order whose fields contradict each other is still its account's command: it is answered.
    private static AccountInput place(Envelope by, PlaceOrder order) {
        try {
            return new AccountInput.Place(
                    by.getAccount(),
                    by.getId(),
                    order.getMarket(),
                    Orders.fromWire(order),
                    Orders.conditions(order),
                    Orders.delivery(order),
                    Orders.rate(order));
        } catch (IllegalArgumentException e) {
            return new AccountInput.Unclear(by.getAccount(), by.getId(), e.getMessage());
        }
    }

    private static IllegalStateException unexpected(Object body) {
        return new IllegalStateException("no body of this command: " + body.getClass());
    }
}
