package ai.hanzo.hmm.market.engine;

import ai.hanzo.hmm.market.MarketTerms;
import ai.hanzo.hmm.market.command.MarketInput;
import ai.hanzo.hmm.market.event.BalanceChange;
import ai.hanzo.hmm.market.event.Refused;

/// The answer to a command that is not allowed: why, and everything back that was held for it.
final class Refusals {
    private Refusals() {}

    static void answer(
            String market, MarketInput.OfAccount command, Refused refused, Answer answer) {
        answer.to(command.id()).refuse(refused);
        switch (command) {
            case MarketInput.Place order -> {
                var asset = Settling.heldAsset(order.terms().side(), market);
                returned(answer, asset, order.holdMicros());
                answer.order(Reports.refused(order));
            }
            case MarketInput.Amend amend ->
                    returned(answer, Settling.heldAsset(amend.side(), market), amend.holdMicros());
            case MarketInput.AddToPool deposit -> {
                returned(answer, MarketTerms.unitsOf(market), deposit.unitsMicros());
                returned(answer, BalanceChange.HANZO, deposit.fundsMicros());
            }
            case MarketInput.RemoveFromPool removal ->
                    returned(answer, MarketTerms.sharesOf(market), removal.shares());
            case MarketInput.Redeem redeem ->
                    returned(answer, MarketTerms.unitsOf(market), redeem.quantityMicros());
            case MarketInput.Bond bond ->
                    returned(answer, BalanceChange.HANZO, bond.amountMicros());
            case MarketInput.Retire retire ->
                    returned(answer, MarketTerms.unitsOf(market), retire.quantityMicros());
            case MarketInput.StartAllocation _,
                    MarketInput.Heartbeat _,
                    MarketInput.CompleteAllocation _,
                    MarketInput.EndAllocation _,
                    MarketInput.DisputeAllocation _,
                    MarketInput.RequestNonce _,
                    MarketInput.Attest _,
                    MarketInput.Cancel _,
                    MarketInput.CancelAll _,
                    MarketInput.Unbond _,
                    MarketInput.Issue _ -> {}
        }
    }

    private static void returned(Answer answer, String asset, long micros) {
        if (micros <= 0) return;
        answer.hold(asset, micros);
        answer.release(asset, micros);
    }
}
