package ai.hanzo.hmm.streams.translate;

import ai.hanzo.hmm.market.allocation.MeteredUse;
import ai.hanzo.hmm.market.ledger.AccountInput;
import ai.hanzo.hmm.market.ledger.Notice;
import ai.hanzo.hmm.market.ledger.Signature;
import ai.hanzo.hmm.wire.AccountNotice;
import ai.hanzo.hmm.wire.AccountTick;
import ai.hanzo.hmm.wire.AddLiquidity;
import ai.hanzo.hmm.wire.AmendOrder;
import ai.hanzo.hmm.wire.Attest;
import ai.hanzo.hmm.wire.CancelAllOrders;
import ai.hanzo.hmm.wire.CancelOrder;
import ai.hanzo.hmm.wire.CompleteAllocation;
import ai.hanzo.hmm.wire.Credit;
import ai.hanzo.hmm.wire.Deposit;
import ai.hanzo.hmm.wire.DisputeAllocation;
import ai.hanzo.hmm.wire.EndAllocation;
import ai.hanzo.hmm.wire.Envelope;
import ai.hanzo.hmm.wire.Heartbeat;
import ai.hanzo.hmm.wire.IssueCapacity;
import ai.hanzo.hmm.wire.LiquidityCommand;
import ai.hanzo.hmm.wire.OrderCommand;
import ai.hanzo.hmm.wire.PlaceOrder;
import ai.hanzo.hmm.wire.PostBond;
import ai.hanzo.hmm.wire.ProviderCommand;
import ai.hanzo.hmm.wire.Redeem;
import ai.hanzo.hmm.wire.RegisterKey;
import ai.hanzo.hmm.wire.RegisterProvider;
import ai.hanzo.hmm.wire.RemoveLiquidity;
import ai.hanzo.hmm.wire.RequestNonce;
import ai.hanzo.hmm.wire.RetireCapacity;
import ai.hanzo.hmm.wire.Send;
import ai.hanzo.hmm.wire.SetOwnerGroup;
import ai.hanzo.hmm.wire.Stake;
import ai.hanzo.hmm.wire.StartAllocation;
import ai.hanzo.hmm.wire.TransferCommand;
import ai.hanzo.hmm.wire.Unstake;
import ai.hanzo.hmm.wire.Withdraw;
import ai.hanzo.hmm.wire.WithdrawBond;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Optional;

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
            case Redeem redeem ->
                    new AccountInput.Redeem(
                            by.getAccount(),
                            by.getId(),
                            redeem.getMarket(),
                            redeem.getQuantityMicros(),
                            Orders.optional(redeem.getRateMicros()),
                            redeem.getMinQualityPpm());
            case EndAllocation end ->
                    new AccountInput.EndAllocation(
                            by.getAccount(), by.getId(), end.getMarket(), end.getAllocation());
            case DisputeAllocation claim ->
                    new AccountInput.DisputeAllocation(
                            by.getAccount(),
                            by.getId(),
                            claim.getMarket(),
                            claim.getAllocation(),
                            claim.getReason());
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
            case Send send ->
                    new AccountInput.Send(
                            by.getAccount(),
                            by.getId(),
                            send.getTo(),
                            send.getAsset(),
                            send.getAmountMicros());
            case Stake stake ->
                    new AccountInput.Stake(by.getAccount(), by.getId(), stake.getAmountMicros());
            case Unstake unstake ->
                    new AccountInput.Unstake(
                            by.getAccount(), by.getId(), unstake.getAmountMicros());
            case RegisterKey key ->
                    new AccountInput.RegisterKey(
                            by.getAccount(), by.getId(), hex(key.getPublicKey()));
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
            case RetireCapacity retire ->
                    new AccountInput.RetireCapacity(
                            by.getAccount(),
                            by.getId(),
                            retire.getMarket(),
                            retire.getQuantityMicros(),
                            retire.getRateMicros());
            case RequestNonce request ->
                    AccountInput.RequestNonce.of(by.getAccount(), by.getId(), request.getMarket());
            case Attest attest ->
                    new AccountInput.Attest(
                            by.getAccount(),
                            by.getId(),
                            attest.getMarket(),
                            hex(attest.getNonce()),
                            attest.getKind(),
                            attest.getRateMicros(),
                            hex(attest.getEvidence()));
            case StartAllocation start ->
                    new AccountInput.StartAllocation(
                            by.getAccount(), by.getId(), start.getMarket(), start.getAllocation());
            case Heartbeat heartbeat ->
                    new AccountInput.Heartbeat(
                            by.getAccount(),
                            by.getId(),
                            heartbeat.getMarket(),
                            Allocations.fromWire(heartbeat.getUses()));
            case CompleteAllocation done ->
                    new AccountInput.CompleteAllocation(
                            by.getAccount(),
                            by.getId(),
                            done.getMarket(),
                            new MeteredUse(done.getAllocation(), done.getUsedMicros()),
                            hex(done.getProof()));
            case Object other -> throw unexpected(other);
        };
    }

    /// The signature that a command carries; absent where a part of it is.
    public static Optional<Signature> signature(Envelope by) {
        if (by.getKeyId() == null || by.getSignature() == null || by.getSignedAtMs() == null) {
            return Optional.empty();
        }
        return Optional.of(
                new Signature(by.getKeyId(), hex(by.getSignature()), by.getSignedAtMs()));
    }

    /// What an account's ledger is told.
    public static Notice of(AccountNotice notice) {
        return switch (notice.getBody()) {
            case Credit credit ->
                    new Notice.Credit(
                            notice.getAccount(),
                            credit.getFrom(),
                            credit.getId(),
                            credit.getAsset(),
                            credit.getAmountMicros(),
                            credit.getReturned());
            case AccountTick _ -> new Notice.Tick(notice.getAccount());
            case SetOwnerGroup set -> new Notice.OwnerGroup(notice.getAccount(), set.getGroup());
            case Object other -> throw unexpected(other);
        };
    }

    public static AccountNotice toWire(Notice.Credit credit) {
        return new AccountNotice(
                credit.account(),
                new Credit(
                        credit.from(),
                        credit.id(),
                        credit.asset(),
                        credit.amountMicros(),
                        credit.isReturned()));
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
