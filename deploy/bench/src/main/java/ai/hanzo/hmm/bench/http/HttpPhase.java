package ai.hanzo.hmm.bench.http;

import ai.hanzo.hmm.bench.load.Timetable;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Supplier;

/// One stretch of load: requests go out by a timetable, or flat out as soon as a connection is free
/// and not too much is undecided. What is due and finds no free connection goes later, and its time
/// runs; what could not go before the end does not go at all.
final class HttpPhase {
    /// Flat out, so many commands may be on their way.
    private static final int WINDOW = 10_000;

    private static final long ENDS_WITHIN_S = 60;
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    private final Client client;
    private final Supplier<Request> source;
    private final Plan plan;
    private final Tally tally = new Tally();
    private final Runnable stillReads;
    private long sent;

    /// What is sent.
    ///
    /// @param perSecond requests a second; 0 for flat out
    /// @param warmUpMs not measured
    /// @param measuredMs measured
    record Plan(int perSecond, long warmUpMs, long measuredMs) {}

    /// @param connections opens them for who is told of answers
    /// @param stillReads throws when no outcome can come any more
    HttpPhase(
            Function<Client.Heard, Client> connections,
            Supplier<Request> source,
            Plan plan,
            Runnable stillReads) {
        this.client = connections.apply(tally::answered);
        this.source = source;
        this.plan = plan;
        this.stillReads = stillReads;
    }

    /// Called by the reader of outcomes.
    void decided(long number, long readNanos) {
        tally.decided(number, readNanos);
    }

    /// Returns when all that was accepted is decided.
    ///
    /// @throws IllegalStateException when something is not
    Stretch run() {
        try (client) {
            var timetable = new Timetable(plan.perSecond(), System.nanoTime());
            long measuredFrom =
                    timetable.startNanos() + TimeUnit.MILLISECONDS.toNanos(plan.warmUpMs());
            send(timetable, measuredFrom);
            tally.begin();
            send(timetable, measuredFrom + TimeUnit.MILLISECONDS.toNanos(plan.measuredMs()));
            tally.end();
            awaitAll();
            return tally.stretch();
        }
    }

    /// Sends what is due until then.
    private void send(Timetable timetable, long until) {
        for (long now = System.nanoTime(); now < until; now = System.nanoTime()) {
            stillReads.run();
            while (client.hasFree() && mayGo(timetable, now)) {
                var request = source.get();
                long dueNanos = timetable.isFlatOut() ? now : timetable.dueNanos(sent);
                tally.sent(request, dueNanos);
                client.send(new Request.Sent(request, dueNanos));
                sent++;
            }
            client.serve(Math.min(LOOK_NANOS, until - now));
        }
    }

    private boolean mayGo(Timetable timetable, long now) {
        return timetable.isFlatOut() ? tally.onTheWay() < WINDOW : timetable.dueNanos(sent) <= now;
    }

    private void awaitAll() {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(ENDS_WITHIN_S);
        while (client.waits() || tally.onTheWay() > 0) {
            stillReads.run();
            if (client.waits()) client.serve(LOOK_NANOS);
            else LockSupport.parkNanos(LOOK_NANOS);
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(
                        "%d commands have no outcome after %d s"
                                .formatted(tally.onTheWay(), ENDS_WITHIN_S));
            }
        }
    }
}
