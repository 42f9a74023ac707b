package ai.hanzo.hmm.client.command;

import ai.hanzo.hmm.client.Amount;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

import java.util.Optional;
import java.util.OptionalInt;

/// What an account asks of a market beside orders: shares of the pool, and what becomes of units
/// and of allocations.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @Type(value = PoolCommand.Add.class, name = "add"),
    @Type(value = PoolCommand.Remove.class, name = "remove"),
    @Type(value = PoolCommand.Redeem.class, name = "redeem"),
    @Type(value = PoolCommand.End.class, name = "end"),
    @Type(value = PoolCommand.Dispute.class, name = "dispute")
})
public sealed interface PoolCommand {
    /// Of the command.
    String id();

    /// Standard units and HANZO for shares.
    record Add(String id, String market, Amount quantity, Amount funds, Amount minShares)
            implements PoolCommand {}

    record Remove(String id, String market, Amount shares, Amount minQuantity, Amount minFunds)
            implements PoolCommand {}

    /// Held units into allocations.
    ///
    /// @param rate the market's where none is named
    record Redeem(
            String id,
            String market,
            Amount quantity,
            Optional<Amount> rate,
            OptionalInt minQualityPpm)
            implements PoolCommand {}

    /// Wants no more of an allocation.
    ///
    /// @param allocation its number
    record End(String id, String market, long allocation) implements PoolCommand {}

    /// @param allocation its number
    /// @param reason 1 to 200 characters
    record Dispute(String id, String market, long allocation, String reason)
            implements PoolCommand {}
}
