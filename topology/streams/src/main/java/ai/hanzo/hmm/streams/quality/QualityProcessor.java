package ai.hanzo.hmm.streams.quality;

import ai.hanzo.hmm.market.quality.BucketCollector.Taken;
import ai.hanzo.hmm.streams.inbox.DeadLetter;
import ai.hanzo.hmm.streams.inbox.Inbox;
import ai.hanzo.hmm.streams.inbox.Reason;
import ai.hanzo.hmm.streams.inbox.Received;
import ai.hanzo.hmm.streams.quality.Admission.Admitted;
import ai.hanzo.hmm.streams.quality.Admission.Rejected;
import ai.hanzo.hmm.wire.TelemetryRecord;
import ai.hanzo.hmm.wire.TelemetryReport;
import ai.hanzo.hmm.wire.TelemetryTick;

import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

import java.time.Duration;
import java.util.function.Function;

/// Takes reports in and closes buckets. Time is that of the records alone: the wall clock only
/// writes a tick to the room's own input when a bucket is due, and the tick, read back, closes it.
/// So what is late does not depend on when the room runs.
final class QualityProcessor implements Processor<byte[], byte[], Object, Object> {
    private final Inbox<TelemetryRecord> inbox;
    private final Function<ProcessorContext<?, ?>, TelemetryGate> gates;
    private final QualityOutlets outlets;
    private final QualitySettings settings;
    private final OpenBuckets buckets = new OpenBuckets();

    private ProcessorContext<Object, Object> context;
    private TelemetryGate gate;
    private QualityState state;
    private StoredReports reports;
    private TickClock clock;
    private long timeMs;

    QualityProcessor(
            Inbox<TelemetryRecord> inbox,
            Function<ProcessorContext<?, ?>, TelemetryGate> gates,
            QualityOutlets outlets,
            QualitySettings settings) {
        this.inbox = inbox;
        this.gates = gates;
        this.outlets = outlets;
        this.settings = settings;
    }

    @Override
    public void init(ProcessorContext<Object, Object> context) {
        this.context = context;
        gate = gates.apply(context);
        state = QualityState.of(context);
        clock = new TickClock(settings.tickPatienceMs());
        timeMs = state.timeMs();
        buckets.clear();
        reports = new StoredReports(state.reports());
        reports.read(buckets::take);
        Duration every = Duration.ofMillis(settings.clockMs());
        context.schedule(every, PunctuationType.WALL_CLOCK_TIME, this::tickWhenDue);
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        RecordMetadata at = context.recordMetadata().orElseThrow();
        var received = inbox.read(record, at);
        advance(record.timestamp());
        switch (received) {
            case Received.Dead<TelemetryRecord>(var reason, var detail) ->
                    bury(record, at, reason, detail);
            case Received.Read<TelemetryRecord>(var key, var telemetry) ->
                    take(record, at, key, telemetry);
        }
    }

    private void take(
            Record<byte[], byte[]> record, RecordMetadata at, String key, TelemetryRecord told) {
        if (!key.equals(told.getProvider())) {
            bury(record, at, Reason.MALFORMED, "key is not the provider " + told.getProvider());
            return;
        }
        switch (told.getBody()) {
            case TelemetryTick tick -> clock.readBack(tick.getDueMs());
            case TelemetryReport report -> {
                switch (gate.admit(key, report, record.timestamp(), timeMs)) {
                    case Admitted admitted -> keep(admitted, report);
                    case Rejected(var reason, var detail) -> bury(record, at, reason, detail);
                }
            }
            default -> bury(record, at, Reason.MALFORMED, "neither a report nor a tick");
        }
    }

    private void keep(Admitted admitted, TelemetryReport report) {
        BucketKey bucket = admitted.bucket();
        switch (buckets.take(bucket, admitted.report())) {
            case Taken.Counted() -> reports.add(bucket, admitted.report());
            case Taken.CountedInsteadOf(var sequence) ->
                    reports.addInsteadOf(sequence, bucket, report);
            case Taken.Repeated(), Taken.TooMany() -> {
                // Neither counts, and neither is a fault of the record.
            }
        }
    }

    private void advance(long recordMs) {
        if (recordMs <= timeMs) return;
        timeMs = recordMs;
        state.putTimeMs(timeMs);
        for (var due = buckets.closeNext(timeMs); !due.isEmpty(); due = buckets.closeNext(timeMs)) {
            due.forEach(this::close);
            reports.delete(due.getFirst().bucket().dueMs());
        }
    }

    private void close(OpenBuckets.Closed closed) {
        var bucket = closed.bucket();
        var command = ClosedBuckets.command(bucket, closed.reports());
        outlets.buckets().send(context, bucket.market(), command, timeMs);
    }

    private void tickWhenDue(long wallMs) {
        var dueMs = buckets.nextDueMs();
        if (dueMs.isEmpty() || !clock.mustTick(dueMs.getAsLong(), wallMs)) return;
        // A provider of this partition, so that the tick comes back to it.
        var provider = buckets.next().provider();
        var record = new TelemetryRecord(provider, new TelemetryTick(dueMs.getAsLong()));
        outlets.ticks().send(context, provider, record, wallMs);
    }

    private void bury(
            Record<byte[], byte[]> record, RecordMetadata at, Reason reason, String detail) {
        context.forward(DeadLetter.of(record, at, reason, detail), outlets.deadLetters());
    }
}
