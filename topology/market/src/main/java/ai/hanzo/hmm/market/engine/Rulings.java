package ai.hanzo.hmm.market.engine;

import ai.hanzo.hmm.market.allocation.Dispute;
import ai.hanzo.hmm.market.allocation.Service;
import ai.hanzo.hmm.market.command.MarketInput;
import ai.hanzo.hmm.market.event.BalanceChange.Reason;
import ai.hanzo.hmm.market.event.MarketEvent;
import ai.hanzo.hmm.market.event.RefusalCode;
import ai.hanzo.hmm.market.state.EndedAllocation;
import ai.hanzo.hmm.market.state.MarketState;
import ai.hanzo.hmm.market.state.OpenAllocation;

/// The operator's rulings over allocations: what was not delivered is paid back with a tenth more,
/// and it is a strike (rules, sections 7 and 9).
final class Rulings {
    private final MarketState state;
    private final Payouts payouts;
    private final Closing closing;

    Rulings(MarketState state, Payouts payouts, Closing closing) {
        this.state = state;
        this.payouts = payouts;
        this.closing = closing;
    }

    /// An open allocation was not delivered; a dispute of it is over with that.
    void rule(MarketInput.RuleFault ruling, Answers answers) {
        var allocation =
                state.allocations()
                        .find(ruling.allocation())
                        .orElseThrow(() -> Serving.unknown(ruling.allocation()));
        checkUnits(ruling.unusedMicros(), allocation.standardMicros());
        fault(allocation, ruling.unusedMicros(), answers);
    }

    /// A disputed allocation was not delivered in part or whole, or the dispute is dismissed.
    void rule(MarketInput.RuleDispute ruling, Answers answers) {
        var open = state.allocations().find(ruling.allocation());
        if (open.isPresent()) {
            rule(open.get(), ruling.unusedMicros(), answers);
        } else {
            var ended =
                    state.ended()
                            .find(ruling.allocation())
                            .orElseThrow(() -> Serving.unknown(ruling.allocation()));
            rule(ended, ruling.unusedMicros(), answers);
        }
    }

    private void rule(OpenAllocation allocation, long unusedMicros, Answers answers) {
        checkDisputed(allocation);
        checkUnits(unusedMicros, allocation.standardMicros());
        if (unusedMicros > 0) {
            fault(allocation, unusedMicros, answers);
        } else {
            var dismissed = allocation.with(ruled(allocation, Dispute.State.DISMISSED));
            state.allocations().put(dismissed.number(), dismissed);
            answers.say(new MarketEvent.Served(dismissed));
        }
    }

    private void rule(EndedAllocation ended, long unusedMicros, Answers answers) {
        var allocation = ended.allocation();
        checkDisputed(allocation);
        checkUnits(unusedMicros, Closing.disputable(allocation, ended.parts()));
        state.ended().remove(ended.number());
        var provider = state.providers().get(allocation.provider());
        state.providers().put(provider.account(), provider.retaining(-ended.retainedMicros()));
        if (unusedMicros == 0) {
            var dismissed = ended.with(ruled(allocation, Dispute.State.DISMISSED), 0);
            answers.say(new MarketEvent.Closed(dismissed));
            return;
        }
        long owed = Closing.refundDown(unusedMicros, allocation.refundPriceMicros());
        long most = Math.min(ended.retainedMicros(), Closing.coverUp(allocation, unusedMicros));
        var refund =
                payouts.pay(
                        provider.account(),
                        allocation.consumer(),
                        owed,
                        most,
                        Reason.REFUND,
                        answers);
        var upheld = ruled(allocation, Dispute.State.UPHELD);
        answers.say(new MarketEvent.Closed(ended.refunded(upheld, unusedMicros, refund)));
        closing.strike(allocation, unusedMicros, answers);
    }

    private void fault(OpenAllocation allocation, long unusedMicros, Answers answers) {
        var ruled =
                allocation.service().isDisputed()
                        ? allocation.with(ruled(allocation, Dispute.State.UPHELD))
                        : allocation;
        closing.fault(ruled, unusedMicros, state.totals().timeMs(), answers);
    }

    private static Service ruled(OpenAllocation allocation, Dispute.State ruling) {
        var service = allocation.service();
        return service.disputed(service.dispute().orElseThrow().ruled(ruling));
    }

    private static void checkDisputed(OpenAllocation allocation) {
        if (!allocation.service().isDisputed()) {
            throw RefusedException.of(RefusalCode.NOT_DISPUTED, "there is nothing to be ruled over")
                    .with("allocation", allocation.number());
        }
    }

    private static void checkUnits(long unusedMicros, long mostMicros) {
        if (unusedMicros < 0 || unusedMicros > mostMicros) {
            throw RefusedException.of(
                            RefusalCode.INVALID_AMOUNT, "unusedMicros must be within what it was")
                    .with("unusedMicros", unusedMicros)
                    .with("mostMicros", mostMicros);
        }
    }
}
