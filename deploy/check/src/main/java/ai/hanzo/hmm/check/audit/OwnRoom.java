package ai.hanzo.hmm.check.audit;

import ai.hanzo.hmm.check.log.Extent;
import ai.hanzo.hmm.check.log.Reader;
import ai.hanzo.hmm.check.read.Gate;
import ai.hanzo.hmm.wire.QualityBucket;
import ai.hanzo.hmm.wire.TelemetryRecord;
import ai.hanzo.hmm.wire.TelemetryReport;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

import java.util.ArrayDeque;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeMap;
import java.util.function.Predicate;

/// The buckets that one partition of telemetry makes, in the order in which they close. What is
/// remembered is what is open: at most 16 minutes of it by the usual terms, of each provider at
/// most 65 observers' 60 reports a bucket.
final class OwnRoom implements AutoCloseable {
    private static final long AHEAD_MS = 60_000;

    private final Reader reader;
    private final TopicPartition telemetry;
    private final Extent extent;
    private final Gate<TelemetryRecord> gate;
    private final Buried buried;
    private final Admission admission;
    private final Predicate<String> isHere;
    private final NavigableMap<Due, Collected> open = new TreeMap<>();
    private final Queue<Closed> closed = new ArrayDeque<>();
    private long timeMs = Long.MIN_VALUE;
    private long coveredMs;

    /// @param isCertain the room has said that it is through with all that went into it
    /// @param isWhole no report that may belong to it has been removed by retention
    record Closed(Due due, QualityBucket bucket, boolean isCertain, boolean isWhole) {}

    /// @param reader of the partition and all dead letters; closed with this
    /// @param isHere the markets whose buckets are wanted
    OwnRoom(
            Reader reader,
            TopicPartition telemetry,
            Extent extent,
            Gate<TelemetryRecord> gate,
            Buried buried,
            Admission admission,
            Predicate<String> isHere) {
        this.reader = reader;
        this.telemetry = telemetry;
        this.extent = extent;
        this.gate = gate;
        this.buried = buried;
        this.admission = admission;
        this.isHere = isHere;
        this.coveredMs = extent.begin() > 0 ? Long.MAX_VALUE : Long.MIN_VALUE;
    }

    /// The next bucket, which stays the next until it is taken; empty at the end.
    Optional<Closed> peek() {
        while (closed.isEmpty()) {
            var record = reader.next(telemetry);
            if (record.isEmpty()) return Optional.empty();
            play(record.get());
        }
        return Optional.of(closed.peek());
    }

    Optional<Closed> take() {
        var taken = peek();
        closed.poll();
        return taken;
    }

    /// Whether all reports of a bucket that starts then can still be there, as far as is read.
    boolean isWhole(long startMs) {
        return startMs >= coveredMs;
    }

    /// How many reports are remembered.
    int remembered() {
        return open.values().stream().mapToInt(Collected::size).sum();
    }

    @Override
    public void close() {
        reader.close();
    }

    private void play(ConsumerRecord<byte[], byte[]> record) {
        if (extent.begin() > 0 && timeMs == Long.MIN_VALUE) {
            coveredMs = record.timestamp() + AHEAD_MS;
        }
        if (record.timestamp() > timeMs) {
            timeMs = record.timestamp();
            close(record.offset());
        }
        gate.read(record)
                .filter(read -> read.key().equals(read.value().getProvider()))
                .ifPresent(
                        read -> {
                            if (read.value().getBody() instanceof TelemetryReport report
                                    && isHere.test(report.getMarket())) {
                                take(read.key(), report, record);
                            }
                        });
    }

    private void take(
            String provider, TelemetryReport report, ConsumerRecord<byte[], byte[]> record) {
        admission
                .bucket(provider, report, record.timestamp(), timeMs, () -> buried.reason(record))
                .ifPresent(due -> open.computeIfAbsent(due, _ -> new Collected()).take(report));
    }

    private void close(long atOffset) {
        while (!open.isEmpty() && open.firstKey().dueMs() < timeMs) {
            var next = open.pollFirstEntry();
            var due = next.getKey();
            closed.add(
                    new Closed(
                            due,
                            next.getValue().bucket(due.provider(), due.startMs()),
                            extent.isProcessed(atOffset),
                            isWhole(due.startMs())));
        }
    }
}
