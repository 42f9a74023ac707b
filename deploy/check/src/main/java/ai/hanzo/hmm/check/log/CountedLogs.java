package ai.hanzo.hmm.check.log;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

import java.util.Collection;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/// Logs that count what is read of them.
public final class CountedLogs implements Logs {
    private static final int STEP = 1_024;

    private final Logs logs;
    private final LongConsumer steps;
    private final SortedMap<String, Long> records = new TreeMap<>();
    private long read;

    /// @param steps told now and then how many records were read so far, repeats included
    public CountedLogs(Logs logs, LongConsumer steps) {
        this.logs = logs;
        this.steps = steps;
    }

    /// Records of each topic that was scanned.
    public SortedMap<String, Long> records() {
        return records;
    }

    @Override
    public Cut cut() {
        return logs.cut();
    }

    @Override
    public Optional<ConsumerRecord<byte[], byte[]>> at(TopicPartition partition, long offset) {
        return logs.at(partition, offset);
    }

    @Override
    public void scan(String topic, Consumer<ConsumerRecord<byte[], byte[]>> each) {
        long before = read;
        Logs.super.scan(topic, each);
        records.put(topic, read - before);
    }

    @Override
    public Reader read(Collection<TopicPartition> partitions) {
        var reader = logs.read(partitions);
        return new Reader() {
            @Override
            public Optional<ConsumerRecord<byte[], byte[]>> next(TopicPartition partition) {
                var next = reader.next(partition);
                if (next.isPresent() && ++read % STEP == 0) steps.accept(read);
                return next;
            }

            @Override
            public void close() {
                reader.close();
            }
        };
    }
}
