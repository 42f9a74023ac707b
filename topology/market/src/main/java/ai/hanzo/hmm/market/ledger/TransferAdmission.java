package ai.hanzo.hmm.market.ledger;

import ai.hanzo.hmm.market.event.BalanceChange;
import ai.hanzo.hmm.market.event.BalanceChange.Reason;
import ai.hanzo.hmm.market.event.RefusalCode;
import ai.hanzo.hmm.market.event.Refused;

import java.util.List;
import java.util.Optional;

/// What becomes of a new command about an account's own funds, which ends in the ledger (rules,
/// sections 6 and 11).
final class TransferAdmission {
    private TransferAdmission() {}

    static Admission deposit(AccountInput.Deposit deposit, Account account) {
        if (deposit.amountMicros() <= 0) return notPositive("a deposit");
        return done(account, Reason.DEPOSIT, deposit.amountMicros(), 0);
    }

    static Admission withdraw(AccountInput.Withdraw withdrawal, Account account) {
        long micros = withdrawal.amountMicros();
        if (micros <= 0) return notPositive("a withdrawal");
        long free = account.balance(BalanceChange.HANZO).freeMicros();
        if (free < micros) return Admission.tooLittle(micros, free);
        return done(account, Reason.WITHDRAW, -micros, 0);
    }

    static Admission send(AccountInput.Send sending, Account account) {
        if (!Names.isAccount(sending.to()) || sending.to().equals(sending.account())) {
            return Admission.refuse(
                    RefusalCode.UNKNOWN_ACCOUNT, "the receiver is not another account's name");
        }
        var asset = sending.asset();
        if (!Names.isAsset(asset)) {
            return Admission.refuse(RefusalCode.UNKNOWN_ASSET, "that is no asset's name");
        }
        long micros = sending.amountMicros();
        if (micros <= 0) return notPositive("what is sent");
        long free = account.balance(asset).freeMicros();
        if (free < micros) return Admission.tooLittle(micros, free);
        var change = new BalanceChange(asset, Reason.SEND, -micros, 0);
        var credit =
                new Notice.Credit(
                        sending.to(), sending.account(), sending.id(), asset, micros, false);
        return new Admission.Done(
                account.changed(asset, -micros, 0), List.of(change), Optional.of(credit));
    }

    static Admission stake(AccountInput.Stake stake, Account account) {
        long micros = stake.amountMicros();
        if (micros <= 0) return notPositive("a stake");
        long free = account.balance(BalanceChange.HANZO).freeMicros();
        if (free < micros) return Admission.tooLittle(micros, free);
        var next = account.with(account.staking().plus(micros));
        return done(next, Reason.STAKE, -micros, micros);
    }

    static Admission unstake(AccountInput.Unstake unstake, Account account, long timeMs) {
        long micros = unstake.amountMicros();
        if (micros <= 0) return notPositive("what is unstaked");
        long staked = account.staking().stakedMicros();
        if (staked < micros) {
            return new Admission.Refuse(
                    Refused.of(RefusalCode.INSUFFICIENT_FUNDS, "the account has less staked")
                            .with("neededMicros", micros)
                            .with("stakedMicros", staked));
        }
        var next = account.with(account.staking().minus(micros, timeMs));
        return new Admission.Done(next, List.of());
    }

    static Admission registerKey(AccountInput.RegisterKey key, Account account) {
        if (!key.publicKey().isEmpty() && !Names.isKey(key.publicKey())) {
            return Admission.invalidKey();
        }
        return new Admission.Done(account.signingWith(key.publicKey()), List.of());
    }

    private static Admission done(Account account, Reason reason, long free, long held) {
        var change = new BalanceChange(BalanceChange.HANZO, reason, free, held);
        return new Admission.Done(account.changed(change.asset(), free, held), List.of(change));
    }

    private static Admission notPositive(String what) {
        return Admission.refuse(RefusalCode.INVALID_AMOUNT, what + " must be > 0");
    }
}
