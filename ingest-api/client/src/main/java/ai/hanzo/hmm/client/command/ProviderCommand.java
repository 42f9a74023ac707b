package ai.hanzo.hmm.client.command;

import ai.hanzo.hmm.client.Amount;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

import java.util.List;
import java.util.Optional;

/// What a provider says. Allocations are named by their numbers in the market.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @Type(value = ProviderCommand.Register.class, name = "register"),
    @Type(value = ProviderCommand.Bond.class, name = "bond"),
    @Type(value = ProviderCommand.WithdrawBond.class, name = "withdraw-bond"),
    @Type(value = ProviderCommand.Nonce.class, name = "nonce"),
    @Type(value = ProviderCommand.Attest.class, name = "attest"),
    @Type(value = ProviderCommand.Issue.class, name = "issue"),
    @Type(value = ProviderCommand.Retire.class, name = "retire"),
    @Type(value = ProviderCommand.Start.class, name = "start"),
    @Type(value = ProviderCommand.Heartbeat.class, name = "heartbeat"),
    @Type(value = ProviderCommand.Complete.class, name = "complete")
})
public sealed interface ProviderCommand {
    /// Of the command.
    String id();

    /// @param publicKey Ed25519, 32 bytes in base64
    record Register(String id, String publicKey) implements ProviderCommand {}

    record Bond(String id, String market, Amount amount) implements ProviderCommand {}

    record WithdrawBond(String id, String market, Amount amount) implements ProviderCommand {}

    record Nonce(String id, String market) implements ProviderCommand {}

    /// @param nonce 64 hex digits
    /// @param kind `ed25519` or another that the market knows
    /// @param rate all in all, in units of the market's rate
    /// @param evidence base64url
    record Attest(String id, String market, String nonce, String kind, Amount rate, String evidence)
            implements ProviderCommand {}

    /// @param raw in raw units of the market
    /// @param rate added to what runs
    record Issue(String id, String market, Amount raw, Amount rate) implements ProviderCommand {}

    /// One of the two, or both.
    record Retire(String id, String market, Optional<Amount> quantity, Optional<Amount> rate)
            implements ProviderCommand {}

    record Start(String id, String market, long allocation) implements ProviderCommand {}

    /// @param uses 1 to 1,000
    record Heartbeat(String id, String market, List<Use> uses) implements ProviderCommand {
        public Heartbeat {
            uses = List.copyOf(uses);
        }
    }

    /// @param used raw units since the start
    record Use(long allocation, Amount used) {}

    /// @param proof the result's SHA-256, 64 hex digits
    record Complete(String id, String market, long allocation, Amount used, String proof)
            implements ProviderCommand {}
}
