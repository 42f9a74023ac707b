package ai.hanzo.hmm.market.ledger;

import ai.hanzo.hmm.market.MarketTerms;
import ai.hanzo.hmm.market.command.MarketInput;
import ai.hanzo.hmm.market.event.BalanceChange;
import ai.hanzo.hmm.market.event.RefusalCode;
import ai.hanzo.hmm.market.event.Refused;

import java.util.List;
import java.util.Optional;

/// What becomes of a new command, given the account that sent it. Nothing is written here.
sealed interface Admission {
    /// It goes on to a market; the account has the funds held.
    record Forward(Account account, String market, MarketInput.OfAccount command)
            implements Admission {}

    /// It is done in the ledger.
    record Done(Account account, List<BalanceChange> changes, Optional<Notice.Credit> sent)
            implements Admission {
        Done(Account account, List<BalanceChange> changes) {
            this(account, changes, Optional.empty());
        }
    }

    record Refuse(Refused why) implements Admission {}

    static Admission of(AccountInput input, Account account, LedgerStore store, long timeMs) {
        if (input instanceof AccountInput.OfMarket about && !Names.isMarket(about.market())) {
            return refuse(RefusalCode.UNKNOWN_MARKET, "that is no market's name");
        }
        return switch (input) {
            case AccountInput.Place order -> OrderAdmission.place(order, account);
            case AccountInput.Cancel cancel ->
                    OrderAdmission.cancel(cancel, account, store, timeMs);
            case AccountInput.CancelAll cancel -> OrderAdmission.cancelAll(cancel, account);
            case AccountInput.Amend amend -> OrderAdmission.amend(amend, account, store, timeMs);
            case AccountInput.AddLiquidity deposit -> addLiquidity(deposit, account);
            case AccountInput.RemoveLiquidity removal -> removeLiquidity(removal, account);
            case AccountInput.Deposit deposit -> TransferAdmission.deposit(deposit, account);
            case AccountInput.Withdraw withdrawal ->
                    TransferAdmission.withdraw(withdrawal, account);
            case AccountInput.Send sending -> TransferAdmission.send(sending, account);
            case AccountInput.Stake stake -> TransferAdmission.stake(stake, account);
            case AccountInput.Unstake unstake ->
                    TransferAdmission.unstake(unstake, account, timeMs);
            case AccountInput.RegisterKey key -> TransferAdmission.registerKey(key, account);
            case AccountInput.Redeem redeem -> redeem(redeem, account);
            case AccountInput.RegisterProvider provider ->
                    ProviderAdmission.register(provider, account);
            case AccountInput.PostBond bond -> ProviderAdmission.bond(bond, account);
            case AccountInput.WithdrawBond unbond -> ProviderAdmission.unbond(unbond, account);
            case AccountInput.IssueCapacity capacity -> ProviderAdmission.issue(capacity, account);
            case AccountInput.RetireCapacity retirement ->
                    ProviderAdmission.retire(retirement, account);
            case AccountInput.RequestNonce request ->
                    ProviderAdmission.requestNonce(request, account);
            case AccountInput.Attest attestation -> ProviderAdmission.attest(attestation, account);
            case AccountInput.StartAllocation start -> AllocationAdmission.start(start, account);
            case AccountInput.Heartbeat heartbeat ->
                    AllocationAdmission.heartbeat(heartbeat, account);
            case AccountInput.CompleteAllocation completion ->
                    AllocationAdmission.complete(completion, account);
            case AccountInput.EndAllocation end -> AllocationAdmission.end(end, account);
            case AccountInput.DisputeAllocation claim ->
                    AllocationAdmission.dispute(claim, account);
            case AccountInput.Unclear unclear -> refuse(RefusalCode.INVALID_ORDER, unclear.why());
        };
    }

    private static Admission addLiquidity(AccountInput.AddLiquidity deposit, Account account) {
        if (deposit.unitsMicros() <= 0 || deposit.fundsMicros() <= 0) {
            return refuse(RefusalCode.INVALID_AMOUNT, "both amounts must be > 0");
        }
        var command =
                new MarketInput.AddToPool(
                        deposit.account(),
                        deposit.id(),
                        deposit.unitsMicros(),
                        deposit.fundsMicros(),
                        deposit.minShares());
        var units = MarketTerms.unitsOf(deposit.market());
        var first = hold(account, units, deposit.unitsMicros(), deposit.market(), command);
        return first instanceof Forward forward
                ? hold(
                        forward.account(),
                        BalanceChange.HANZO,
                        deposit.fundsMicros(),
                        deposit.market(),
                        command)
                : first;
    }

    private static Admission removeLiquidity(
            AccountInput.RemoveLiquidity removal, Account account) {
        if (removal.shares() <= 0) {
            return refuse(RefusalCode.INVALID_AMOUNT, "shares must be > 0");
        }
        var command =
                new MarketInput.RemoveFromPool(
                        removal.account(),
                        removal.id(),
                        removal.shares(),
                        removal.minUnitsMicros(),
                        removal.minFundsMicros());
        var shares = MarketTerms.sharesOf(removal.market());
        return hold(account, shares, removal.shares(), removal.market(), command);
    }

    private static Admission redeem(AccountInput.Redeem redeem, Account account) {
        if (redeem.quantityMicros() <= 0) {
            return refuse(RefusalCode.INVALID_AMOUNT, "what is redeemed must be > 0");
        }
        var command =
                new MarketInput.Redeem(
                        redeem.account(),
                        redeem.id(),
                        redeem.quantityMicros(),
                        redeem.rateMicros(),
                        redeem.minQualityPpm());
        var units = MarketTerms.unitsOf(redeem.market());
        return hold(account, units, redeem.quantityMicros(), redeem.market(), command);
    }

    /// Holds what a command needs and sends it on.
    static Admission hold(
            Account account,
            String asset,
            long micros,
            String market,
            MarketInput.OfAccount command) {
        long free = account.balance(asset).freeMicros();
        if (free < micros) return tooLittle(micros, free);
        return new Forward(account.held(asset, micros), market, command);
    }

    static Admission invalidKey() {
        return refuse(RefusalCode.INVALID_KEY, "an Ed25519 public key has 32 bytes");
    }

    static Admission tooLittle(long neededMicros, long freeMicros) {
        return new Refuse(
                Refused.of(RefusalCode.INSUFFICIENT_FUNDS, "the account has too little free")
                        .with("neededMicros", neededMicros)
                        .with("freeMicros", freeMicros));
    }

    static Refuse refuse(RefusalCode code, String message) {
        return new Refuse(Refused.of(code, message));
    }
}
