package ai.hanzo.hmm.market.laws;

import static ai.hanzo.hmm.market.example.Amounts.big;
import static ai.hanzo.hmm.market.laws.Law.must;

import ai.hanzo.hmm.market.MarketTerms;
import ai.hanzo.hmm.market.allocation.CloseReason;
import ai.hanzo.hmm.market.allocation.Dispute;
import ai.hanzo.hmm.market.allocation.Service;
import ai.hanzo.hmm.market.allocation.Service.State;
import ai.hanzo.hmm.market.command.MarketInput;
import ai.hanzo.hmm.market.event.MarketEvent.Allocated;
import ai.hanzo.hmm.market.event.MarketEvent.Closed;
import ai.hanzo.hmm.market.event.MarketEvent.Served;
import ai.hanzo.hmm.market.state.EndedAllocation;
import ai.hanzo.hmm.market.state.OpenAllocation;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;

/// The life of allocations (rules, section 9): every step is one that may follow the step before,
/// at a time at which it may; what is metered fits; and what was bought is delivered, refunded,
/// lapsed or running.
final class AllocationLaws {
    private static final long PATIENCE_MS = 30_000;

    private final Map<Long, OpenAllocation> open = new HashMap<>();
    private final Map<Long, EndedAllocation> ended = new HashMap<>();
    private BigInteger bought = BigInteger.ZERO;
    private BigInteger over = BigInteger.ZERO;
    private BigInteger running = BigInteger.ZERO;

    void check(Happening now, Shelf shelf) {
        if (shelf.terms().isEmpty()) return;
        timeStandsStillOnlyWhileTheLogDoes(now, shelf);
        for (var event : now.events()) {
            switch (event) {
                case Allocated(var allocation) -> begin(allocation, shelf);
                case Served(var allocation) -> serve(allocation, now, shelf);
                case Closed(var closed) -> end(closed, now, shelf);
                default -> {}
            }
        }
        must(bought.equals(over.add(running)), "bought = over + running", bought, over, running);
        must(open.isEmpty() == (running.signum() == 0), "what runs is open", open, running);
        must(running.equals(big(shelf.allocated())), "what runs is stored", running);
    }

    private static void timeStandsStillOnlyWhileTheLogDoes(Happening now, Shelf shelf) {
        var before = now.totalsBefore();
        long silent = shelf.totals().silentMs() - before.silentMs();
        if (silent == 0) return;
        long passed = shelf.totals().timeMs() - before.timeMs();
        must(silent == passed && passed > PATIENCE_MS, "silence", silent, passed);
    }

    private void begin(OpenAllocation allocation, Shelf shelf) {
        long due = shelf.totals().attendedMs() + terms(shelf).service().startWithinMs();
        must(allocation.service().equals(Service.awaited(due)), "awaited", allocation);
        must(open.put(allocation.number(), allocation) == null, "begun twice", allocation);
        bought = bought.add(big(allocation.standardMicros()));
        running = running.add(big(allocation.standardMicros()));
    }

    private void serve(OpenAllocation after, Happening now, Shelf shelf) {
        var before = open.put(after.number(), after);
        must(before != null, "only what is open is served", after);
        must(before.with(after.service()).equals(after), "only its service changes", after);
        var then = before.service();
        var service = after.service();
        must(service.usedMicros() >= then.usedMicros(), "use never falls", before, after);
        metered(after, shelf);
        boolean ofProvider = isOf(now.command(), after.provider());
        if (then.isDisputed() != service.isDisputed()) {
            disputed(then, service, now);
        } else if (service.state() == State.SUSPENDED) {
            must(then.state() == State.ACTIVE, "suspended from active", before, after);
            long silent = shelf.totals().attendedMs() - lastHeard(after);
            long patience = 3 * terms(shelf).service().heartbeatMs();
            must(silent >= patience, "not suspended early", after, silent);
        } else if (then.state() == State.ALLOCATED) {
            must(now.command() instanceof MarketInput.StartAllocation, "started", now);
            must(ofProvider, "started by its provider", now);
        } else {
            must(now.command() instanceof MarketInput.Heartbeat, "heard by a heartbeat", now);
            must(ofProvider && service.state() == State.ACTIVE, "of its provider", now);
        }
    }

    private static void disputed(Service then, Service after, Happening now) {
        if (after.isDisputed()) {
            must(now.command() instanceof MarketInput.DisputeAllocation, "disputed", now);
            must(then.dispute().isEmpty() && then.isStarted(), "once, when started", now);
        } else {
            must(now.command() instanceof MarketInput.RuleDispute, "ruled", now);
            must(
                    after.dispute().orElseThrow().state() == Dispute.State.DISMISSED,
                    "dismissed",
                    now);
        }
    }

    private void end(EndedAllocation closed, Happening now, Shelf shelf) {
        var parts = closed.parts();
        var sum =
                big(parts.deliveredMicros())
                        .add(big(parts.refundedMicros()))
                        .add(big(parts.lapsedMicros()));
        var standard = big(closed.allocation().standardMicros());
        must(sum.equals(standard), "bought = delivered + refunded + lapsed", closed);
        metered(closed.allocation(), shelf);
        var before = open.remove(closed.number());
        if (before == null) {
            again(closed, now);
        } else {
            over = over.add(standard);
            running = running.subtract(big(before.standardMicros()));
            first(before, closed, now, shelf);
        }
        ended.put(closed.number(), closed);
    }

    private void first(OpenAllocation before, EndedAllocation closed, Happening now, Shelf shelf) {
        var allocation = closed.allocation();
        var parts = closed.parts();
        long timeMs = shelf.totals().timeMs();
        must(closed.endedMs() <= timeMs, "not in the future", closed, timeMs);
        must(closed.endedMs() <= allocation.expiryMs(), "not after its expiry", closed);
        var used = down(allocation, allocation.service().usedMicros());
        switch (closed.reason()) {
            case COMPLETED -> {
                must(now.command() instanceof MarketInput.CompleteAllocation, "completed", now);
                must(isOf(now.command(), allocation.provider()), "by its provider", now);
                must(parts.refundedMicros() == 0, "completed: nothing back", closed);
                must(big(parts.deliveredMicros()).equals(used), "what was used", closed);
            }
            case EXPIRED -> {
                must(closed.endedMs() == allocation.expiryMs(), "at its expiry", closed);
                plainRefund(closed, used);
            }
            case CONSUMER_ENDED -> {
                must(now.command() instanceof MarketInput.EndAllocation, "ended", now);
                must(isOf(now.command(), allocation.consumer()), "by its consumer", now);
                plainRefund(closed, used);
            }
            case PROVIDER_FAULT -> {
                boolean ruled =
                        now.command() instanceof MarketInput.RuleFault(var number, _)
                                        && number == closed.number()
                                || now.command() instanceof MarketInput.RuleDispute(var other, _)
                                        && other == closed.number();
                if (!ruled) silentTooLong(before, closed, used, shelf);
                owed(closed, 11, parts.refundedMicros());
                must(parts.lapsedMicros() == 0, "fault: nothing lapses", closed);
            }
        }
    }

    private static void silentTooLong(
            OpenAllocation before, EndedAllocation closed, BigInteger used, Shelf shelf) {
        var service = before.service();
        var terms = terms(shelf).service();
        long since =
                service.isStarted()
                        ? shelf.totals().attendedMs() - lastHeard(closed.allocation())
                        : shelf.totals().attendedMs() - service.dueMs() + terms.startWithinMs();
        long most = service.isStarted() ? terms.faultAfterMs() : terms.startWithinMs();
        must(since >= most, "not at fault early", closed, since);
        must(big(closed.parts().deliveredMicros()).equals(used), "what was used", closed);
    }

    /// Time spent suspended comes back at the price; never more than was not used.
    private static void plainRefund(EndedAllocation closed, BigInteger used) {
        var parts = closed.parts();
        if (closed.allocation().service().isStarted()) {
            must(big(parts.deliveredMicros()).equals(used), "what was used", closed);
        }
        owed(closed, 10, parts.refundedMicros());
    }

    /// What was paid and what was not are what was owed, in tenths of the price.
    private static void owed(EndedAllocation closed, long tenths, long unitsMicros) {
        var owed =
                big(unitsMicros)
                        .multiply(big(closed.allocation().refundPriceMicros()))
                        .multiply(big(tenths))
                        .divide(big(10_000_000));
        var refund = closed.refund();
        var told = big(refund.paidMicros()).add(big(refund.shortfallMicros()));
        must(told.equals(owed), "refund + shortfall = owed", closed, owed);
    }

    /// One that has ended changes by a dispute and a ruling alone.
    private void again(EndedAllocation closed, Happening now) {
        var before = ended.get(closed.number());
        must(before != null, "ended without having begun", closed);
        long more = closed.parts().refundedMicros() - before.parts().refundedMicros();
        if (now.command() instanceof MarketInput.DisputeAllocation) {
            must(more == 0 && closed.reason() == before.reason(), "a dispute pays nothing", closed);
            must(closed.allocation().service().isDisputed(), "disputed", closed);
        } else {
            must(now.command() instanceof MarketInput.RuleDispute, "ruled", now);
            must(before.allocation().service().isDisputed(), "only what was disputed", before);
            must(more >= 0, "nothing is taken back", before, closed);
            must(more == 0 || closed.reason() == CloseReason.PROVIDER_FAULT, "a fault", closed);
        }
    }

    /// At most what was bought, and at most what the rate makes of the time since the start.
    private static void metered(OpenAllocation allocation, Shelf shelf) {
        var service = allocation.service();
        must(service.usedMicros() <= allocation.rawMicros(), "no more than bought", allocation);
        if (service.usedMicros() == 0) return;
        long ms = service.heardMs() - service.startedMs();
        var most =
                big(allocation.rateMicros())
                        .multiply(big(ms))
                        .divide(big(terms(shelf).secondsPerRaw()).multiply(big(1_000)))
                        .add(BigInteger.ONE);
        must(big(service.usedMicros()).compareTo(most) <= 0, "no faster than the rate", allocation);
    }

    private static BigInteger down(OpenAllocation allocation, long rawMicros) {
        return big(allocation.standardMicros())
                .multiply(big(rawMicros))
                .divide(big(allocation.rawMicros()));
    }

    private static long lastHeard(OpenAllocation allocation) {
        return allocation.service().attendedMs();
    }

    private static boolean isOf(MarketInput command, String account) {
        return command instanceof MarketInput.OfAccount sent && sent.account().equals(account);
    }

    private static MarketTerms terms(Shelf shelf) {
        return shelf.terms().orElseThrow();
    }
}
