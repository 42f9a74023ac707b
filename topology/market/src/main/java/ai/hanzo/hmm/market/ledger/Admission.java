package ai.hanzo.hmm.market.ledger;

import ai.hanzo.hmm.market.MarketTerms;
import ai.hanzo.hmm.market.command.MarketInput;
import ai.hanzo.hmm.market.event.BalanceChange;
import ai.hanzo.hmm.market.event.BalanceChange.Reason;
import ai.hanzo.hmm.market.event.RefusalCode;
import ai.hanzo.hmm.market.event.Refused;

import java.util.List;

/// What becomes of a new command, given the account that sent it. Nothing is written here.
sealed interface Admission {
    /// It goes on to a market; the account has the funds held.
    record Forward(Account account, String market, MarketInput.OfAccount command)
            implements Admission {}

    /// It is done in the ledger.
    record Done(Account account, List<BalanceChange> changes) implements Admission {}

    record Refuse(Refused why) implements Admission {}

    static Admission of(AccountInput input, Account account, LedgerStore store) {
        if (input instanceof AccountInput.OfMarket about && !Names.isMarket(about.market())) {
            return refuse(RefusalCode.UNKNOWN_MARKET, "that is no market's name");
        }
        return switch (input) {
            case AccountInput.Place order -> OrderAdmission.place(order, account);
            case AccountInput.Cancel cancel -> OrderAdmission.cancel(cancel, account, store);
            case AccountInput.CancelAll cancel -> OrderAdmission.cancelAll(cancel, account);
            case AccountInput.Amend amend -> OrderAdmission.amend(amend, account, store);
            case AccountInput.AddLiquidity deposit -> addLiquidity(deposit, account);
            case AccountInput.RemoveLiquidity removal -> removeLiquidity(removal, account);
            case AccountInput.Deposit deposit -> deposit(deposit, account);
            case AccountInput.Withdraw withdrawal -> withdraw(withdrawal, account);
            case AccountInput.RegisterProvider provider -> register(provider, account);
            case AccountInput.PostBond bond -> bond(bond, account);
            case AccountInput.WithdrawBond unbond -> unbond(unbond, account);
            case AccountInput.IssueCapacity capacity -> issue(capacity, account);
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

    private static Admission deposit(AccountInput.Deposit deposit, Account account) {
        if (deposit.amountMicros() <= 0) {
            return refuse(RefusalCode.INVALID_AMOUNT, "a deposit must be > 0");
        }
        return done(account, Reason.DEPOSIT, deposit.amountMicros());
    }

    private static Admission withdraw(AccountInput.Withdraw withdrawal, Account account) {
        if (withdrawal.amountMicros() <= 0) {
            return refuse(RefusalCode.INVALID_AMOUNT, "a withdrawal must be > 0");
        }
        long free = account.balance(BalanceChange.HANZO).freeMicros();
        if (free < withdrawal.amountMicros()) return tooLittle(withdrawal.amountMicros(), free);
        return done(account, Reason.WITHDRAW, -withdrawal.amountMicros());
    }

    private static Admission register(AccountInput.RegisterProvider provider, Account account) {
        if (!provider.publicKey().matches("[0-9a-f]{64}")) {
            return refuse(RefusalCode.INVALID_KEY, "an Ed25519 public key has 32 bytes");
        }
        if (!account.providerKey().isEmpty()) {
            return refuse(RefusalCode.ALREADY_REGISTERED, "the account is a provider already");
        }
        return new Done(account.registered(provider.publicKey()), List.of());
    }

    private static Admission bond(AccountInput.PostBond bond, Account account) {
        if (account.providerKey().isEmpty()) return notRegistered();
        if (bond.amountMicros() <= 0) {
            return refuse(RefusalCode.INVALID_AMOUNT, "a bond must be > 0");
        }
        var command = new MarketInput.Bond(bond.account(), bond.id(), bond.amountMicros());
        return hold(account, BalanceChange.HANZO, bond.amountMicros(), bond.market(), command);
    }

    private static Admission unbond(AccountInput.WithdrawBond unbond, Account account) {
        if (account.providerKey().isEmpty()) return notRegistered();
        if (unbond.amountMicros() <= 0) {
            return refuse(RefusalCode.INVALID_AMOUNT, "the amount must be > 0");
        }
        var command = new MarketInput.Unbond(unbond.account(), unbond.id(), unbond.amountMicros());
        return new Forward(account, unbond.market(), command);
    }

    private static Admission issue(AccountInput.IssueCapacity capacity, Account account) {
        if (account.providerKey().isEmpty()) return notRegistered();
        if (capacity.rawMicros() <= 0 || capacity.rateMicros() <= 0) {
            return refuse(RefusalCode.INVALID_AMOUNT, "capacity and rate must be > 0");
        }
        var command =
                new MarketInput.Issue(
                        capacity.account(),
                        capacity.id(),
                        capacity.rawMicros(),
                        capacity.rateMicros(),
                        account.providerKey());
        return new Forward(account, capacity.market(), command);
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

    private static Admission done(Account account, Reason reason, long freeMicros) {
        var change = new BalanceChange(BalanceChange.HANZO, reason, freeMicros, 0);
        return new Done(account.changed(change.asset(), freeMicros, 0), List.of(change));
    }

    private static Admission notRegistered() {
        return refuse(RefusalCode.UNKNOWN_PROVIDER, "the account is not registered as a provider");
    }

    private static Admission tooLittle(long neededMicros, long freeMicros) {
        return new Refuse(
                Refused.of(RefusalCode.INSUFFICIENT_FUNDS, "the account has too little free")
                        .with("neededMicros", neededMicros)
                        .with("freeMicros", freeMicros));
    }

    static Refuse refuse(RefusalCode code, String message) {
        return new Refuse(Refused.of(code, message));
    }
}
