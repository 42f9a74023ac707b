package ai.hanzo.hmm.market.engine;

import ai.hanzo.hmm.market.allocation.Service;
import ai.hanzo.hmm.market.event.MarketEvent;
import ai.hanzo.hmm.market.state.MarketState;
import ai.hanzo.hmm.market.state.OpenAllocation;

/// What time does to allocations (rules, section 9): those that are not started or not heard of in
/// time are suspended or at fault, those whose time is over expire, and those that can be disputed
/// no more are forgotten.
///
/// Providers' deadlines are kept in attended time, which stands still while the market's log does:
/// an exchange that was down is nobody's fault but its own.
final class Attendance {
    private static final long NEVER = Long.MAX_VALUE;

    private final MarketState state;
    private final Closing closing;

    /// When the last command was done, ms of attended time.
    private long beforeMs;

    Attendance(MarketState state, Closing closing) {
        this.state = state;
        this.closing = closing;
    }

    /// A command begins; time has not moved yet.
    void begin() {
        beforeMs = state.totals().attendedMs();
    }

    /// When time has the next effect, ms since 1970; 2^63 - 1 for never.
    long nextMs() {
        long forgotten = state.releases().nextMs().orElse(NEVER);
        return Math.min(forgotten, Math.min(expiryMs(), deadlineMs()));
    }

    /// Plays all that is due by a time, ms since 1970, in the order in which it was due.
    void pass(long untilMs, Answers answers) {
        for (long next = Math.min(expiryMs(), deadlineMs());
                next <= untilMs;
                next = Math.min(expiryMs(), deadlineMs())) {
            if (expiryMs() == next)
                closing.expire(firstToExpire(), next, attendedMs(next), answers);
            else miss(state.allocations().get(state.deadlines().nextNumber()), next, answers);
        }
        while (state.releases().nextMs().orElse(NEVER) <= untilMs) letGo();
    }

    /// Attended time at a time since the last command, ms; while the log stood still it was as
    /// then.
    private long attendedMs(long atMs) {
        return Math.max(beforeMs, atMs - state.totals().silentMs());
    }

    private OpenAllocation firstToExpire() {
        return state.allocations().get(state.expiries().nextNumber());
    }

    private void miss(OpenAllocation allocation, long atMs, Answers answers) {
        var service = allocation.service();
        if (service.state() != Service.State.ACTIVE) {
            closing.fault(allocation, atMs, answers);
            return;
        }
        long due = service.attendedMs() + state.terms().service().faultAfterMs();
        var suspended = allocation.with(service.suspended(due));
        state.allocations().put(suspended.number(), suspended);
        answers.say(new MarketEvent.Served(suspended));
    }

    /// Nobody can dispute it any more: the provider has its bond back.
    private void letGo() {
        var ended = state.ended().get(state.releases().nextNumber());
        state.ended().remove(ended.number());
        var provider = state.providers().get(ended.allocation().provider());
        state.providers().put(provider.account(), provider.retaining(-ended.retainedMicros()));
    }

    private long expiryMs() {
        return state.expiries().nextMs().orElse(NEVER);
    }

    private long deadlineMs() {
        var due = state.deadlines().nextMs();
        return due.isEmpty() ? NEVER : due.getAsLong() + state.totals().silentMs();
    }
}
