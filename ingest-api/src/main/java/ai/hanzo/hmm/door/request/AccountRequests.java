package ai.hanzo.hmm.door.request;

import ai.hanzo.hmm.wire.OperatorCommand;
import ai.hanzo.hmm.wire.SetOwnerGroup;

import java.util.Optional;

/// What the operator says about an account (rules, section 4).
public final class AccountRequests {
    private AccountRequests() {}

    /// `group`, empty for the account's own, and the operator's `id` of the command. Accounts of
    /// one group do not trade with each other.
    ///
    /// @param key the `Idempotency-Key` header
    public static OperatorCommand group(String account, Fields fields, Optional<String> key) {
        var id = Names.idOf("id", fields.id("id"), key);
        var group = new SetOwnerGroup(account, fields.accountOrNone("group"));
        fields.end();
        return new OperatorCommand("", id, group);
    }
}
