package ai.hanzo.hmm.door.metrics;

import io.micrometer.core.instrument.Counter;

import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.StateRestoreListener;

import java.util.concurrent.ConcurrentHashMap;

/// The rebuilding of an application's stores after a start or a move:
/// `hmm_restore_remaining_records` and `hmm_restored_records_total`.
final class RestoreMeters implements StateRestoreListener {
    private final ConcurrentHashMap<TopicPartition, Long> remaining = new ConcurrentHashMap<>();
    private final Counter restored;

    RestoreMeters(Meters meters, String application) {
        restored =
                Counter.builder("hmm.restored.records")
                        .description("Records read back into state stores")
                        .tag("application", application)
                        .register(meters.registry());
        meters.gauge(
                "hmm.restore.remaining.records",
                "Records that state stores are yet to read back",
                application,
                this::remaining);
    }

    @Override
    public void onRestoreStart(
            TopicPartition partition, String store, long startingOffset, long endingOffset) {
        remaining.put(partition, Math.max(0, endingOffset - startingOffset));
    }

    @Override
    public void onBatchRestored(
            TopicPartition partition, String store, long batchEndOffset, long numRestored) {
        restored.increment(numRestored);
        remaining.computeIfPresent(partition, (_, left) -> Math.max(0, left - numRestored));
    }

    @Override
    public void onRestoreEnd(TopicPartition partition, String store, long totalRestored) {
        remaining.remove(partition);
    }

    @Override
    public void onRestoreSuspended(TopicPartition partition, String store, long totalRestored) {
        remaining.remove(partition);
    }

    private long remaining() {
        return remaining.values().stream().mapToLong(Long::longValue).sum();
    }
}
