package ai.hanzo.hmm.door.http;

import ai.hanzo.hmm.door.request.MarketTerms;
import ai.hanzo.hmm.door.request.Names;
import ai.hanzo.hmm.door.view.Views;
import ai.hanzo.hmm.wire.AddLiquidity;
import ai.hanzo.hmm.wire.Attest;
import ai.hanzo.hmm.wire.CancelAllOrders;
import ai.hanzo.hmm.wire.CompleteAllocation;
import ai.hanzo.hmm.wire.DisputeAllocation;
import ai.hanzo.hmm.wire.EndAllocation;
import ai.hanzo.hmm.wire.Heartbeat;
import ai.hanzo.hmm.wire.IssueCapacity;
import ai.hanzo.hmm.wire.PlaceOrder;
import ai.hanzo.hmm.wire.PostBond;
import ai.hanzo.hmm.wire.Redeem;
import ai.hanzo.hmm.wire.RemoveLiquidity;
import ai.hanzo.hmm.wire.RequestNonce;
import ai.hanzo.hmm.wire.RetireCapacity;
import ai.hanzo.hmm.wire.Send;
import ai.hanzo.hmm.wire.StartAllocation;
import ai.hanzo.hmm.wire.TelemetryReport;
import ai.hanzo.hmm.wire.WithdrawBond;

import java.util.function.Supplier;

/// A courtesy to who mistypes: a command that names a market nobody opened, or breaks its terms, is
/// turned away at once. While the views are being built all is left to the markets.
final class KnownMarkets {
    private final Supplier<Views> views;

    KnownMarkets(Supplier<Views> views) {
        this.views = views;
    }

    /// @param body what a command's record holds
    /// @throws ai.hanzo.hmm.door.problem.Problem `UNKNOWN_MARKET`, or what {@link MarketTerms} says
    void check(Object body) {
        switch (body) {
            case PlaceOrder order -> {
                MarketTerms.checkSize(order);
                checkTerms(order);
            }
            case CancelAllOrders cancel -> check(cancel.getMarket());
            case AddLiquidity add -> check(add.getMarket());
            case RemoveLiquidity remove -> check(remove.getMarket());
            case Redeem redeem -> check(redeem.getMarket());
            case Send send -> checkAsset(send.getAsset());
            case PostBond bond -> check(bond.getMarket());
            case WithdrawBond bond -> check(bond.getMarket());
            case IssueCapacity issue -> check(issue.getMarket());
            case RequestNonce request -> check(request.getMarket());
            case Attest attest -> check(attest.getMarket());
            case RetireCapacity retire -> check(retire.getMarket());
            case StartAllocation start -> check(start.getMarket());
            case Heartbeat heartbeat -> check(heartbeat.getMarket());
            case CompleteAllocation done -> check(done.getMarket());
            case EndAllocation end -> check(end.getMarket());
            case DisputeAllocation dispute -> check(dispute.getMarket());
            case TelemetryReport report -> check(report.getMarket());
            default -> {}
        }
    }

    void check(String market) {
        if (views.get().notReady().isEmpty()) Paths.known(views.get(), market);
    }

    private void checkAsset(String asset) {
        var market = Names.marketOf(asset);
        if (!market.isEmpty()) check(market);
    }

    private void checkTerms(PlaceOrder order) {
        if (!views.get().notReady().isEmpty()) return;
        MarketTerms.check(order, Paths.known(views.get(), order.getMarket()).getDefinition());
    }
}
