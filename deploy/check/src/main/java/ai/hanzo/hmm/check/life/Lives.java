package ai.hanzo.hmm.check.life;

import ai.hanzo.hmm.wire.Allocation;
import ai.hanzo.hmm.wire.AllocationState;
import ai.hanzo.hmm.wire.MarketDefinition;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The allocations of one market: those that are open, and those that ended and are disputed or can
/// be; and what time does to them.
public final class Lives {
    private static final int MISSED = 3;

    private final Clocks clocks;
    private final Closing closing;
    private final Chronicle chronicle;
    private final Map<Long, Life> open = new HashMap<>();
    private final Map<Long, Life> ended = new HashMap<>();
    private final Schedule expiries = new Schedule();
    private final Schedule releases = new Schedule();

    /// In attended time.
    private final Schedule deadlines = new Schedule();

    private MarketDefinition terms;

    public Lives(Clocks clocks, MarketDefinition terms, Chronicle chronicle) {
        this.clocks = clocks;
        this.terms = terms;
        this.chronicle = chronicle;
        this.closing = new Closing(this, chronicle);
    }

    public void terms(MarketDefinition next) {
        terms = next;
    }

    MarketDefinition terms() {
        return terms;
    }

    Clocks clocks() {
        return clocks;
    }

    Closing closing() {
        return closing;
    }

    Chronicle chronicle() {
        return chronicle;
    }

    /// One began now.
    void begin(Allocation allocation) {
        var life = new Life(allocation);
        open.put(life.number(), life);
        expiries.plan(life.number(), allocation.getExpiryMs());
        deadlines.plan(life.number(), clocks.attendedMs() + terms.getStartWithinMs());
    }

    /// Whether it is open, or ended and remembered.
    boolean isKnown(long number) {
        return open.containsKey(number) || ended.containsKey(number);
    }

    /// Those that are open.
    public Collection<Life> open() {
        return open.values();
    }

    /// When time has the next effect, ms since 1970; 2^63 - 1 for never.
    public long nextMs() {
        return Math.min(
                releases.nextMs(), Math.min(expiries.nextMs(), clocks.timeOf(deadlines.nextMs())));
    }

    /// All that happens by a time, ms since 1970, in its order; of two things at one time the
    /// expiry comes first.
    public void pass(long untilMs) {
        for (; ; ) {
            long expiryMs = expiries.nextMs();
            long deadlineMs = clocks.timeOf(deadlines.nextMs());
            long atMs = Math.min(expiryMs, deadlineMs);
            if (atMs > untilMs) break;
            if (expiryMs == atMs) closing.expire(open.get(expiries.nextNumber()), atMs);
            else miss(open.get(deadlines.nextNumber()), atMs);
        }
        while (releases.nextMs() <= untilMs) {
            long number = releases.nextNumber();
            releases.drop(number);
            ended.remove(number);
        }
    }

    Optional<Life> findOpen(long number) {
        return Optional.ofNullable(open.get(number));
    }

    Optional<Life> findEnded(long number) {
        return Optional.ofNullable(ended.get(number));
    }

    /// Its provider is heard of it now.
    void hear(Life life) {
        life.heard(clocks.timeMs(), clocks.attendedMs());
        deadlines.plan(life.number(), clocks.attendedMs() + MISSED * terms.getHeartbeatMs());
    }

    /// It is open no more, and can be disputed until then; {@link Schedule#NEVER}: until the
    /// operator rules. At its end: not at all.
    void end(Life life, long atMs, long untilMs) {
        open.remove(life.number());
        expiries.drop(life.number());
        deadlines.drop(life.number());
        if (untilMs <= atMs) return;
        ended.put(life.number(), life);
        releases.plan(life.number(), untilMs);
    }

    /// It ended and is disputed now: it stays until the operator rules.
    void keep(Life life) {
        releases.plan(life.number(), Schedule.NEVER);
    }

    void forget(Life life) {
        ended.remove(life.number());
        releases.drop(life.number());
    }

    private void miss(Life life, long atMs) {
        if (life.state != AllocationState.ACTIVE) {
            closing.silent(life, atMs);
            return;
        }
        life.state = AllocationState.SUSPENDED;
        deadlines.plan(life.number(), life.heardAttendedMs + terms.getFaultAfterMs());
        chronicle.changed(life);
    }
}
