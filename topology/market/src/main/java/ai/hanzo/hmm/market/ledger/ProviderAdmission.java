package ai.hanzo.hmm.market.ledger;

import ai.hanzo.hmm.market.MarketTerms;
import ai.hanzo.hmm.market.command.MarketInput;
import ai.hanzo.hmm.market.event.BalanceChange;
import ai.hanzo.hmm.market.event.RefusalCode;
import ai.hanzo.hmm.market.provider.EvidenceCheck;
import ai.hanzo.hmm.market.provider.Nonce;

import java.util.List;

/// What becomes of a new command of a provider, given its account (rules, section 8).
final class ProviderAdmission {
    private ProviderAdmission() {}

    static Admission register(AccountInput.RegisterProvider provider, Account account) {
        if (!Names.isKey(provider.publicKey())) return Admission.invalidKey();
        if (!account.providerKey().isEmpty()) {
            return Admission.refuse(
                    RefusalCode.ALREADY_REGISTERED, "the account is a provider already");
        }
        return new Admission.Done(account.registered(provider.publicKey()), List.of());
    }

    static Admission bond(AccountInput.PostBond bond, Account account) {
        if (account.providerKey().isEmpty()) return notRegistered();
        if (bond.amountMicros() <= 0) {
            return Admission.refuse(RefusalCode.INVALID_AMOUNT, "a bond must be > 0");
        }
        var command = new MarketInput.Bond(bond.account(), bond.id(), bond.amountMicros());
        return Admission.hold(
                account, BalanceChange.HANZO, bond.amountMicros(), bond.market(), command);
    }

    static Admission unbond(AccountInput.WithdrawBond unbond, Account account) {
        if (account.providerKey().isEmpty()) return notRegistered();
        if (unbond.amountMicros() <= 0) {
            return Admission.refuse(RefusalCode.INVALID_AMOUNT, "the amount must be > 0");
        }
        var command = new MarketInput.Unbond(unbond.account(), unbond.id(), unbond.amountMicros());
        return new Admission.Forward(account, unbond.market(), command);
    }

    static Admission issue(AccountInput.IssueCapacity capacity, Account account) {
        if (account.providerKey().isEmpty()) return notRegistered();
        if (capacity.rawMicros() <= 0 || capacity.rateMicros() < 0) {
            return Admission.refuse(
                    RefusalCode.INVALID_AMOUNT, "capacity must be > 0 and its rate >= 0");
        }
        var command =
                new MarketInput.Issue(
                        capacity.account(),
                        capacity.id(),
                        capacity.rawMicros(),
                        capacity.rateMicros(),
                        account.providerKey());
        return new Admission.Forward(account, capacity.market(), command);
    }

    static Admission retire(AccountInput.RetireCapacity retirement, Account account) {
        if (account.providerKey().isEmpty()) return notRegistered();
        long units = retirement.quantityMicros();
        long rate = retirement.rateMicros();
        if (units < 0 || rate < 0 || units == 0 && rate == 0) {
            return Admission.refuse(
                    RefusalCode.INVALID_AMOUNT, "units or rate must be > 0, and neither less");
        }
        var command = new MarketInput.Retire(retirement.account(), retirement.id(), units, rate);
        if (units == 0) return new Admission.Forward(account, retirement.market(), command);
        var asset = MarketTerms.unitsOf(retirement.market());
        return Admission.hold(account, asset, units, retirement.market(), command);
    }

    static Admission requestNonce(AccountInput.RequestNonce request, Account account) {
        if (account.providerKey().isEmpty()) return notRegistered();
        var command =
                new MarketInput.RequestNonce(request.account(), request.id(), request.nonce());
        return new Admission.Forward(account, request.market(), command);
    }

    static Admission attest(AccountInput.Attest attestation, Account account) {
        if (account.providerKey().isEmpty()) return notRegistered();
        if (attestation.rateMicros() <= 0) {
            return Admission.refuse(RefusalCode.INVALID_AMOUNT, "the rate must be > 0");
        }
        if (!Nonce.isNonce(attestation.nonce())) {
            return Admission.refuse(RefusalCode.UNKNOWN_NONCE, "a nonce has 32 bytes");
        }
        if (!Names.isAccount(attestation.kind())
                || attestation.evidence().length() > 2 * EvidenceCheck.MOST_BYTES) {
            return Admission.refuse(
                    RefusalCode.INVALID_EVIDENCE,
                    "evidence has a kind of 1 to 64 characters and at most 16 KiB");
        }
        var command =
                new MarketInput.Attest(
                        attestation.account(),
                        attestation.id(),
                        account.providerKey(),
                        attestation.nonce(),
                        attestation.kind(),
                        attestation.rateMicros(),
                        attestation.evidence());
        return new Admission.Forward(account, attestation.market(), command);
    }

    private static Admission notRegistered() {
        return Admission.refuse(
                RefusalCode.UNKNOWN_PROVIDER, "the account is not registered as a provider");
    }
}
