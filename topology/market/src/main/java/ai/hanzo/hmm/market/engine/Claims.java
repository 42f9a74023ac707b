package ai.hanzo.hmm.market.engine;

import ai.hanzo.hmm.market.allocation.Dispute;
import ai.hanzo.hmm.market.allocation.Service;
import ai.hanzo.hmm.market.command.MarketInput;
import ai.hanzo.hmm.market.event.MarketEvent;
import ai.hanzo.hmm.market.event.RefusalCode;
import ai.hanzo.hmm.market.state.EndedAllocation;
import ai.hanzo.hmm.market.state.MarketState;

/// What consumers say of their allocations: that they want no more of one, or that it is not what
/// they bought (rules, section 9).
final class Claims {
    private final MarketState state;
    private final Closing closing;

    Claims(MarketState state, Closing closing) {
        this.state = state;
        this.closing = closing;
    }

    void end(MarketInput.EndAllocation end, Answers answers) {
        var allocation = state.allocations().find(end.allocation());
        if (allocation.isEmpty() || !allocation.get().consumer().equals(end.account())) {
            throw Serving.unknown(end.allocation());
        }
        answers.of(end.account()).to(end.id());
        closing.endByConsumer(allocation.get(), state.totals().timeMs(), answers);
    }

    /// The part of the bond that covers it stays until the operator rules.
    void dispute(MarketInput.DisputeAllocation claim, Answers answers) {
        var open = state.allocations().find(claim.allocation());
        if (open.isPresent() && open.get().consumer().equals(claim.account())) {
            if (!open.get().service().isStarted()) throw Serving.notStarted(claim.allocation());
            var disputed = open.get().with(disputed(open.get().service(), claim));
            state.allocations().put(disputed.number(), disputed);
            answers.say(new MarketEvent.Served(disputed));
        } else {
            var ended = state.ended().find(claim.allocation());
            if (ended.isEmpty() || !ended.get().allocation().consumer().equals(claim.account())) {
                throw Serving.unknown(claim.allocation());
            }
            dispute(ended.get(), disputed(ended.get().allocation().service(), claim), answers);
        }
        answers.of(claim.account()).to(claim.id());
    }

    private void dispute(EndedAllocation ended, Service disputed, Answers answers) {
        var allocation = ended.allocation();
        long units = Closing.disputable(allocation, ended.parts());
        long retained = Closing.coverDown(allocation, units);
        var after = ended.with(disputed, retained);
        state.ended().put(after.number(), after);
        var provider = state.providers().get(allocation.provider());
        long more = retained - ended.retainedMicros();
        state.providers().put(provider.account(), provider.retaining(more));
        answers.say(new MarketEvent.Closed(after));
    }

    private Service disputed(Service service, MarketInput.DisputeAllocation claim) {
        if (service.dispute().isPresent()) {
            throw RefusedException.of(
                            RefusalCode.ALREADY_DISPUTED, "the allocation was disputed before")
                    .with("allocation", claim.allocation())
                    .with("openedMs", service.dispute().get().openedMs());
        }
        return service.disputed(Dispute.opened(state.totals().timeMs(), claim.reason()));
    }
}
