package ai.hanzo.hmm.market.engine;

import ai.hanzo.hmm.market.allocation.MeteredUse;
import ai.hanzo.hmm.market.allocation.UncountedUse;
import ai.hanzo.hmm.market.command.MarketInput;
import ai.hanzo.hmm.market.event.MarketEvent;
import ai.hanzo.hmm.market.event.RefusalCode;
import ai.hanzo.hmm.market.state.MarketState;
import ai.hanzo.hmm.market.state.OpenAllocation;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/// What providers say of the allocations that they serve (rules, section 9).
final class Serving {
    /// Allocations in one heartbeat.
    static final int MOST_USES = 1_000;

    private final MarketState state;
    private final Closing closing;

    Serving(MarketState state, Closing closing) {
        this.state = state;
        this.closing = closing;
    }

    void start(MarketInput.StartAllocation start, Answers answers) {
        var allocation = own(start.account(), start.allocation());
        if (allocation.service().isStarted()) {
            throw RefusedException.of(
                            RefusalCode.ALREADY_STARTED, "the allocation was started before")
                    .with("allocation", allocation.number())
                    .with("startedMs", allocation.service().startedMs());
        }
        var totals = state.totals();
        var started =
                allocation.service().started(totals.timeMs(), totals.attendedMs(), silentUntilMs());
        put(allocation.with(started), answers);
        answers.of(start.account()).to(start.id());
    }

    /// What can be counted counts; what cannot is told, so that one allocation that has just ended
    /// does not silence the others.
    void heartbeat(MarketInput.Heartbeat heartbeat, Answers answers) {
        check(heartbeat.uses());
        var answer = answers.of(heartbeat.account()).to(heartbeat.id());
        for (var use : heartbeat.uses()) {
            var allocation = find(heartbeat.account(), use.allocation());
            if (allocation.isEmpty()) {
                answer.uncounted(
                        new UncountedUse(use.allocation(), RefusalCode.UNKNOWN_ALLOCATION));
            } else if (!allocation.get().service().isStarted()) {
                answer.uncounted(new UncountedUse(use.allocation(), RefusalCode.NOT_STARTED));
            } else {
                hear(allocation.get(), use.usedMicros(), answers);
            }
        }
    }

    void complete(MarketInput.CompleteAllocation completion, Answers answers) {
        var use = completion.use();
        var allocation = own(completion.account(), use.allocation());
        if (use.usedMicros() < 0) throw invalid("the use must be >= 0");
        if (!allocation.service().isStarted()) throw notStarted(allocation.number());
        answers.of(completion.account()).to(completion.id());
        var heard = heard(allocation, use.usedMicros());
        closing.complete(heard, completion.proof(), state.totals().timeMs(), answers);
    }

    static RefusedException unknown(long number) {
        return RefusedException.of(
                        RefusalCode.UNKNOWN_ALLOCATION, "there is no such allocation, or no more")
                .with("allocation", number);
    }

    static RefusedException notStarted(long number) {
        return RefusedException.of(RefusalCode.NOT_STARTED, "the allocation was not started yet")
                .with("allocation", number);
    }

    private void hear(OpenAllocation allocation, long usedMicros, Answers answers) {
        var heard = heard(allocation, usedMicros);
        boolean isNews =
                heard.service().usedMicros() != allocation.service().usedMicros()
                        || heard.service().state() != allocation.service().state();
        if (isNews) put(heard, answers);
        else state.allocations().put(heard.number(), heard);
    }

    private OpenAllocation heard(OpenAllocation allocation, long usedMicros) {
        var totals = state.totals();
        var service =
                allocation.service().heard(totals.timeMs(), totals.attendedMs(), silentUntilMs());
        var active = allocation.with(service);
        long counted = Metering.counted(active, usedMicros, totals.timeMs(), state.terms());
        return active.with(service.used(counted));
    }

    private void put(OpenAllocation allocation, Answers answers) {
        state.allocations().put(allocation.number(), allocation);
        answers.say(new MarketEvent.Served(allocation));
    }

    /// When one that is heard of now is suspended, in attended time.
    private long silentUntilMs() {
        return state.totals().attendedMs() + state.terms().service().patienceMs();
    }

    private OpenAllocation own(String provider, long number) {
        return find(provider, number).orElseThrow(() -> unknown(number));
    }

    private Optional<OpenAllocation> find(String provider, long number) {
        return state.allocations()
                .find(number)
                .filter(allocation -> allocation.provider().equals(provider));
    }

    private static void check(List<MeteredUse> uses) {
        if (uses.isEmpty() || uses.size() > MOST_USES) {
            throw invalid("a heartbeat names 1 to " + MOST_USES + " allocations")
                    .with("allocations", uses.size());
        }
        var named = new HashSet<Long>();
        for (var use : uses) {
            if (use.usedMicros() < 0) {
                throw invalid("the use must be >= 0").with("allocation", use.allocation());
            }
            if (!named.add(use.allocation())) {
                throw invalid("an allocation is named twice").with("allocation", use.allocation());
            }
        }
    }

    private static RefusedException invalid(String why) {
        return RefusedException.of(RefusalCode.INVALID_HEARTBEAT, why);
    }
}
