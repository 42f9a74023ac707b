package ai.hanzo.hmm.market.ledger;

import ai.hanzo.hmm.market.command.MarketInput;
import ai.hanzo.hmm.market.event.RefusalCode;

/// What becomes of a new command about allocations, given its account (rules, section 9). Nothing
/// is held for one: whose an allocation is, its market knows.
final class AllocationAdmission {
    private static final int LONGEST_REASON = 200;

    private AllocationAdmission() {}

    static Admission start(AccountInput.StartAllocation start, Account account) {
        var command =
                new MarketInput.StartAllocation(start.account(), start.id(), start.allocation());
        return new Admission.Forward(account, start.market(), command);
    }

    static Admission heartbeat(AccountInput.Heartbeat heartbeat, Account account) {
        var command =
                new MarketInput.Heartbeat(heartbeat.account(), heartbeat.id(), heartbeat.uses());
        return new Admission.Forward(account, heartbeat.market(), command);
    }

    static Admission complete(AccountInput.CompleteAllocation completion, Account account) {
        if (!Names.isHash(completion.proof())) {
            return Admission.refuse(RefusalCode.INVALID_PROOF, "a proof has 32 bytes");
        }
        var command =
                new MarketInput.CompleteAllocation(
                        completion.account(),
                        completion.id(),
                        completion.use(),
                        completion.proof());
        return new Admission.Forward(account, completion.market(), command);
    }

    static Admission end(AccountInput.EndAllocation end, Account account) {
        var command = new MarketInput.EndAllocation(end.account(), end.id(), end.allocation());
        return new Admission.Forward(account, end.market(), command);
    }

    static Admission dispute(AccountInput.DisputeAllocation claim, Account account) {
        var reason = claim.reason();
        if (reason.isBlank()
                || reason.length() > LONGEST_REASON
                || reason.chars().anyMatch(Character::isISOControl)) {
            return Admission.refuse(
                    RefusalCode.INVALID_REASON,
                    "a reason has 1 to 200 characters, none of them a control character");
        }
        var command =
                new MarketInput.DisputeAllocation(
                        claim.account(), claim.id(), claim.allocation(), reason);
        return new Admission.Forward(account, claim.market(), command);
    }
}
