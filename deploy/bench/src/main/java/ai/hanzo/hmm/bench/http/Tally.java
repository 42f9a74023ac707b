package ai.hanzo.hmm.bench.http;

import ai.hanzo.hmm.bench.load.Due;

import org.HdrHistogram.Histogram;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/// Counts and times what is sent, answered and decided. One thread sends and hears answers, another
/// hears outcomes.
final class Tally {
    private static final int ACCEPTED = 202;
    private static final long MOST_MICROS = TimeUnit.MINUTES.toMicros(10);
    private static final int DIGITS = 3;

    /// Commands whose outcome is waited for.
    private final Due due = new Due();

    private final AtomicLong onTheWay = new AtomicLong();
    private final AtomicLong decided = new AtomicLong();
    private final Histogram untilAccepted = new Histogram(MOST_MICROS, DIGITS);
    private final Histogram untilDecided = new Histogram(MOST_MICROS, DIGITS);
    private final Map<Integer, Long> statuses = new TreeMap<>();
    private long accepted;
    private long beginNanos = Long.MAX_VALUE;
    private Moment begin;
    private Moment end;

    /// How far it had come.
    private record Moment(long nanos, long accepted, long decided, CpuTime cpu) {}

    /// From here on it is measured.
    void begin() {
        begin = moment();
        beginNanos = begin.nanos();
    }

    /// Until here.
    void end() {
        end = moment();
    }

    void sent(Request request, long dueNanos) {
        onTheWay.addAndGet(request.numbers().length);
        for (long number : request.numbers()) {
            due.put(number, isMeasured(dueNanos) ? dueNanos : Due.UNMEASURED);
        }
    }

    /// Commands that are neither decided nor turned away.
    long onTheWay() {
        return onTheWay.get();
    }

    /// @throws IllegalStateException when a part of a batch was turned away
    void answered(Request.Sent sent, int status, int problems, long nanos) {
        if (problems > 0) {
            throw new IllegalStateException(problems + " orders of a batch were turned away");
        }
        statuses.merge(status, 1L, Long::sum);
        var numbers = sent.request().numbers();
        if (status != ACCEPTED) {
            for (long number : numbers)
                if (due.take(number) != Due.NONE) onTheWay.decrementAndGet();
            return;
        }
        accepted += numbers.length;
        if (isMeasured(sent.dueNanos())) {
            untilAccepted.recordValueWithCount((nanos - sent.dueNanos()) / 1_000, numbers.length);
        }
    }

    /// The first outcome of a command counts.
    void decided(long number, long readNanos) {
        long dueNanos = due.take(number);
        if (dueNanos == Due.NONE) return;
        if (dueNanos != Due.UNMEASURED) untilDecided.recordValue((readNanos - dueNanos) / 1_000);
        decided.incrementAndGet();
        onTheWay.decrementAndGet();
    }

    Stretch stretch() {
        double nanos = end.nanos() - begin.nanos();
        double acceptedThen = end.accepted() - begin.accepted();
        double decidedThen = end.decided() - begin.decided();
        var cpu = end.cpu().since(begin.cpu());
        double used = cpu.values().stream().mapToLong(Long::longValue).sum();
        return new Stretch(
                acceptedThen * 1e9 / nanos,
                decidedThen * 1e9 / nanos,
                untilAccepted,
                untilDecided,
                statuses,
                cpu.entrySet().stream()
                        .collect(
                                Collectors.toMap(
                                        Map.Entry::getKey,
                                        part ->
                                                part.getValue()
                                                        / 1e3
                                                        / (part.getKey().isPerAccepted()
                                                                ? acceptedThen
                                                                : decidedThen))),
                used / nanos / Runtime.getRuntime().availableProcessors());
    }

    private boolean isMeasured(long dueNanos) {
        return begin != null && dueNanos - beginNanos >= 0;
    }

    private Moment moment() {
        return new Moment(System.nanoTime(), accepted, decided.get(), CpuTime.now());
    }
}
