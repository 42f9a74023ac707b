package ai.hanzo.hmm.market.event;

import ai.hanzo.hmm.market.allocation.CloseReason;
import ai.hanzo.hmm.market.allocation.Refund;
import ai.hanzo.hmm.market.allocation.UncountedUse;
import ai.hanzo.hmm.market.book.Side;
import ai.hanzo.hmm.market.price.Candle;
import ai.hanzo.hmm.market.quality.FoldedBucket;
import ai.hanzo.hmm.market.quality.QualityFolds;
import ai.hanzo.hmm.market.route.RouteSlice;
import ai.hanzo.hmm.market.route.Venue;
import ai.hanzo.hmm.market.state.Conduct;
import ai.hanzo.hmm.market.state.EndedAllocation;
import ai.hanzo.hmm.market.state.OpenAllocation;
import ai.hanzo.hmm.market.state.Provider;

import java.util.List;
import java.util.Optional;

/// What a market says happened. All of it follows from the input log alone.
public sealed interface MarketEvent {
    /// The system's own parties.
    String POOL = "@pool";

    String QUALITY_FUND = "@quality-fund";
    String TREASURY = "@treasury";

    /// What one command did to one account: the one that sent it, or one whose order it met. The
    /// sequence rises by one per account and source; it is 0 where a market that does not exist
    /// refuses. `commandId` is empty for those that did not send the command.
    record Executed(
            String account,
            long sequence,
            long timeMs,
            String commandId,
            Optional<Refused> refused,
            List<OrderReport> orders,
            List<BalanceChange> changes,
            List<RouteSlice> route,
            List<PreventedMatch> prevented,
            long unassignedMicros,
            List<UncountedUse> uncounted)
            implements MarketEvent {}

    /// One match, with all its legs; they sum to zero in every asset.
    record Settled(
            long sequence,
            long timeMs,
            Venue venue,
            Side takerSide,
            String taker,
            String takerOrderId,
            String maker,
            String makerOrderId,
            long priceMicros,
            long quantityMicros,
            long notionalMicros,
            long takerFeeMicros,
            long makerFeeMicros,
            long lpShareMicros,
            long qualityFundMicros,
            long treasuryMicros,
            List<Leg> legs)
            implements MarketEvent {}

    /// One party's gain or loss of one asset in a match.
    record Leg(String party, String asset, long amountMicros) {}

    /// An allocation began.
    record Allocated(OpenAllocation allocation) implements MarketEvent {}

    /// Something about an open allocation changed.
    record Served(OpenAllocation allocation) implements MarketEvent {}

    /// An allocation ended; or one that had ended was ruled over, or is disputed.
    record Closed(EndedAllocation ended) implements MarketEvent {
        public OpenAllocation allocation() {
            return ended.allocation();
        }

        public CloseReason reason() {
            return ended.reason();
        }

        public Refund refund() {
            return ended.refund();
        }
    }

    /// A bar is over, or a run of empty ones.
    record BarClosed(Candle candle) implements MarketEvent {}

    /// A command of the operator's changed nothing, and why.
    record Declined(Refused refused) implements MarketEvent {}

    /// A provider's quality and how it stands, after something about it changed; with the bucket,
    /// where that was one.
    ///
    /// @param gradePpm what its raw capacity is multiplied by
    /// @param bondPpm asked of it
    /// @param requiredMicros of its bond, uH
    record Assessed(
            long timeMs,
            Provider provider,
            Conduct conduct,
            QualityFolds folds,
            long gradePpm,
            int bondPpm,
            long requiredMicros,
            Optional<FoldedBucket> bucket)
            implements MarketEvent {}
}
