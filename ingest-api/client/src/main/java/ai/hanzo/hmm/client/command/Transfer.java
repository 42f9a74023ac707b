package ai.hanzo.hmm.client.command;

import ai.hanzo.hmm.client.Amount;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/// What an account does with what it holds. Amounts are HANZO unless an asset is named.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @Type(value = Transfer.Withdraw.class, name = "withdraw"),
    @Type(value = Transfer.Send.class, name = "send"),
    @Type(value = Transfer.Stake.class, name = "stake"),
    @Type(value = Transfer.Unstake.class, name = "unstake"),
    @Type(value = Transfer.Key.class, name = "key")
})
public sealed interface Transfer {
    /// Of the command.
    String id();

    record Withdraw(String id, Amount amount, String destination) implements Transfer {}

    /// @param asset `HANZO`, `SCU:<market>` or `LP:<market>`
    record Send(String id, String to, Amount amount, String asset) implements Transfer {}

    record Stake(String id, Amount amount) implements Transfer {}

    record Unstake(String id, Amount amount) implements Transfer {}

    /// @param publicKey Ed25519, 64 hex digits, that commands must be signed with from then on;
    ///   empty for none
    record Key(String id, String publicKey) implements Transfer {}
}
