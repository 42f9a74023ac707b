package ai.hanzo.hmm.market.command;

import ai.hanzo.hmm.market.MarketTerms;
import ai.hanzo.hmm.market.Phase;
import ai.hanzo.hmm.market.allocation.MeteredUse;
import ai.hanzo.hmm.market.book.Side;
import ai.hanzo.hmm.market.provider.Standing;
import ai.hanzo.hmm.market.quality.ObserverMeans;
import ai.hanzo.hmm.market.quality.RawMetrics;
import ai.hanzo.hmm.market.route.FeeRates;

import java.util.List;
import java.util.OptionalLong;

/// All that can change a market, as it stands in the market's one input log. What an account's
/// command needs is held by the ledger before it gets here, so a market can always give back what
/// it does not use.
public sealed interface MarketInput {

    /// A command of an account: `id` is the account's own name for it.
    sealed interface OfAccount extends MarketInput {
        String account();

        String id();
    }

    /// An order with what is held for it (uH for a buy, uSCU for a sale) and the fee rates stamped
    /// when it was held. Orders of one owner group do not trade with each other.
    record Place(
            String account,
            String id,
            OrderTerms terms,
            Conditions conditions,
            Delivery delivery,
            OptionalLong rateMicros,
            long holdMicros,
            FeeRates feeRates,
            String ownerGroup)
            implements OfAccount {}

    /// Cancels what is open of the account's order.
    record Cancel(String account, String id, String clientOrderId) implements OfAccount {}

    /// Cancels all open orders of the account.
    record CancelAll(String account, String id) implements OfAccount {}

    /// Gives the account's order another price, another quantity or both; absent: as it is. The
    /// quantity counts what was filled. Held for it is what it needs in addition (uH for a buy,
    /// uSCU for a sale).
    record Amend(
            String account,
            String id,
            String clientOrderId,
            Side side,
            OptionalLong priceMicros,
            OptionalLong quantityMicros,
            long holdMicros)
            implements OfAccount {}

    /// Both amounts are held.
    record AddToPool(String account, String id, long unitsMicros, long fundsMicros, long minShares)
            implements OfAccount {}

    /// The shares are held.
    record RemoveFromPool(
            String account, String id, long shares, long minUnitsMicros, long minFundsMicros)
            implements OfAccount {}

    /// The units are held.
    record Redeem(
            String account,
            String id,
            long quantityMicros,
            OptionalLong rateMicros,
            int minQualityPpm)
            implements OfAccount {}

    /// The account is the allocation's provider; so for the next two.
    record StartAllocation(String account, String id, long allocation) implements OfAccount {}

    record Heartbeat(String account, String id, List<MeteredUse> uses) implements OfAccount {
        public Heartbeat {
            uses = List.copyOf(uses);
        }
    }

    /// The proof is the SHA-256 of the result, hex.
    record CompleteAllocation(String account, String id, MeteredUse use, String proof)
            implements OfAccount {}

    /// The account is the allocation's consumer; so for the next.
    record EndAllocation(String account, String id, long allocation) implements OfAccount {}

    record DisputeAllocation(String account, String id, long allocation, String reason)
            implements OfAccount {}

    /// The amount is held, and stays held while it is a bond.
    record Bond(String account, String id, long amountMicros) implements OfAccount {}

    record Unbond(String account, String id, long amountMicros) implements OfAccount {}

    /// Raw units and the rate they can run at, both in millionths.
    record Issue(String account, String id, long rawMicros, long rateMicros, String publicKey)
            implements OfAccount {}

    /// The units are held; they are burnt against the provider's own obligations. The rate is taken
    /// back, in millionths.
    record Retire(String account, String id, long quantityMicros, long rateMicros)
            implements OfAccount {}

    /// The nonce is that of the record which asked for it, hex.
    record RequestNonce(String account, String id, String nonce) implements OfAccount {}

    /// Evidence, in hex, of a kind, that the provider can run at a rate, in millionths.
    record Attest(
            String account,
            String id,
            String publicKey,
            String nonce,
            String kind,
            long rateMicros,
            String evidence)
            implements OfAccount {}

    /// A provider's closed telemetry bucket: the medians, and the means that they were taken over.
    record FoldQuality(
            String provider, long bucketStartMs, RawMetrics metrics, List<ObserverMeans> observed)
            implements MarketInput {
        public FoldQuality {
            observed = List.copyOf(observed);
        }
    }

    /// A command of the operator's.
    sealed interface OfOperator extends MarketInput {}

    record Open(MarketTerms terms, Phase phase) implements OfOperator {}

    record ChangePhase(Phase phase) implements OfOperator {}

    /// All terms anew; what is {@link MarketTerms.Fixed} must be as it is. What an order or a bond
    /// was stamped with stays.
    record ChangeTerms(MarketTerms terms) implements OfOperator {}

    /// How a provider stands from now on, and the part of its bond that it loses, ppm.
    record RuleStanding(String provider, Standing standing, int slashPpm) implements OfOperator {}

    /// What is asked of a provider as a bond, ppm of what it owes; 0: what the market asks.
    record RuleBond(String provider, int bondPpm) implements OfOperator {}

    /// The provider did not deliver so much of an allocation, uSCU.
    record RuleFault(long allocation, long unusedMicros) implements OfOperator {}

    /// So much of a disputed allocation was not delivered, uSCU; 0 dismisses the dispute.
    record RuleDispute(long allocation, long unusedMicros) implements OfOperator {}

    /// Nothing but time.
    record Tick() implements MarketInput {}
}
