package ai.hanzo.hmm.bench.load;

import ai.hanzo.hmm.bench.subject.Subject;

import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/// One stretch of load on one subject: commands go out by a timetable, results come back in any
/// order. What is due in the first part warms up and is not measured.
public final class Phase {
    /// Flat out, about so many commands may be on their way.
    private static final int WINDOW = 10_000;

    private static final long MOST_MICROS = TimeUnit.MINUTES.toMicros(10);
    private static final int DIGITS = 3;
    private static final long SETTLES_WITHIN_S = 60;
    private static final int LOOK_EVERY = 16;

    private final Subject subject;
    private final Workload workload;
    private final Producer<String, byte[]> producer;
    private final Plan plan;
    private final Runnable stillReads;
    private final Histogram latencies = new Histogram(MOST_MICROS, DIGITS);
    private final AtomicReference<Exception> failure = new AtomicReference<>();

    /// Set by the sender before a command goes, cleared by the reader at its first result.
    private final Due due = new Due();

    private final AtomicLong settling = new AtomicLong();
    private final AtomicLong settled = new AtomicLong();
    private long sent;

    /// What is sent.
    ///
    /// @param perSecond commands a second; 0 for flat out
    /// @param warmUpMs not measured
    /// @param measuredMs measured
    public record Plan(int perSecond, long warmUpMs, long measuredMs) {}

    /// What came of it.
    ///
    /// @param commands sent, the unmeasured ones included
    /// @param settled of them, all that have a result of their own
    /// @param perSecond commands a second whose results were read while others were sent
    /// @param latenciesMicros from when a measured command was due until its first result was read
    public record Outcome(
            long commands, long settled, double perSecond, Histogram latenciesMicros) {}

    /// @param stillReads throws when no result can come any more
    public Phase(
            Subject subject,
            Workload workload,
            Producer<String, byte[]> producer,
            Plan plan,
            Runnable stillReads) {
        this.subject = subject;
        this.workload = workload;
        this.producer = producer;
        this.plan = plan;
        this.stillReads = stillReads;
    }

    /// Called by the reader of results.
    ///
    /// @param readNanos when it was read, of `System.nanoTime`
    public void arrived(long number, long readNanos) {
        long dueNanos = due.take(number);
        if (dueNanos == Due.NONE) return;
        if (dueNanos != Due.UNMEASURED) {
            latencies.recordValue((readNanos - dueNanos) / 1_000);
        }
        settled.incrementAndGet();
    }

    /// Sends everything and returns when all that settles has settled.
    ///
    /// @throws IllegalStateException when something was not taken or not settled
    public Outcome run() {
        var timetable = new Timetable(plan.perSecond(), System.nanoTime());
        long warmUp = TimeUnit.MILLISECONDS.toNanos(plan.warmUpMs());
        long end = warmUp + TimeUnit.MILLISECONDS.toNanos(plan.measuredMs());
        long settledBefore = 0;
        boolean measures = false;
        while (true) {
            long dueNanos = due(timetable);
            long since = dueNanos - timetable.startNanos();
            if (since >= end) break;
            if (since >= warmUp && !measures) {
                measures = true;
                settledBefore = settled.get();
            }
            send(dueNanos, measures);
        }
        double seconds = (System.nanoTime() - timetable.startNanos() - warmUp) / 1e9;
        long results = settled.get() - settledBefore;
        producer.flush();
        awaitOnTheWay(0);
        double perSecond = results * sent / (seconds * settling.get());
        return new Outcome(sent, settled.get(), perSecond, latencies);
    }

    /// When the next command is due; flat out, as soon as not too many are on their way.
    private long due(Timetable timetable) {
        if (!timetable.isFlatOut()) return timetable.dueNanos(sent);
        if (sent % LOOK_EVERY == 0 && sent > 0) awaitOnTheWay(WINDOW * settling.get() / sent);
        return System.nanoTime();
    }

    private void send(long dueNanos, boolean measures) {
        var next = workload.next();
        var value = subject.encode(next);
        for (long wait = dueNanos - System.nanoTime();
                wait > 0;
                wait = dueNanos - System.nanoTime()) {
            LockSupport.parkNanos(wait);
        }
        if (subject.settles(next)) {
            due.put(next.number(), measures ? dueNanos : Due.UNMEASURED);
            settling.incrementAndGet();
        }
        sent++;
        var key = next.command().getEnvelope().getAccount();
        producer.send(
                new ProducerRecord<>(subject.orders(), key, value),
                (_, failed) -> {
                    if (failed != null) failure.compareAndSet(null, failed);
                });
    }

    /// Waits until no more than so many are on their way.
    private void awaitOnTheWay(long most) {
        long seen = settled.get();
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(SETTLES_WITHIN_S);
        while (settling.get() - settled.get() > most) {
            check();
            LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(200));
            if (settled.get() != seen) {
                seen = settled.get();
                deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(SETTLES_WITHIN_S);
            } else if (System.nanoTime() > deadline) {
                throw new IllegalStateException(
                        "%s: %d commands have no result after %d s"
                                .formatted(
                                        subject.name(),
                                        settling.get() - settled.get(),
                                        SETTLES_WITHIN_S));
            }
        }
    }

    private void check() {
        var failed = failure.get();
        if (failed != null) throw new IllegalStateException("a command was not taken", failed);
        stillReads.run();
    }
}
