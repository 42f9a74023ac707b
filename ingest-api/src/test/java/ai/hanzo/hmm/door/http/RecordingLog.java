package ai.hanzo.hmm.door.http;

import ai.hanzo.hmm.door.log.Appended;
import ai.hanzo.hmm.door.log.CommandLog;
import ai.hanzo.hmm.wire.topic.Topic;

import org.apache.avro.specific.SpecificRecord;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/// A log in memory that keeps what was appended and answers as it is told.
final class RecordingLog implements CommandLog {
    /// What was appended.
    record Entry(String topic, String key, SpecificRecord value) {}

    final List<Entry> entries = new CopyOnWriteArrayList<>();
    volatile Supplier<CompletableFuture<Void>> acknowledgement =
            () -> CompletableFuture.completedFuture(null);

    @Override
    public <V extends SpecificRecord> CompletableFuture<Appended> append(
            Topic<V> topic, String key, V value) {
        entries.add(new Entry(topic.name(), key, value));
        var at = new Appended(topic.name(), 3, entries.size() - 1L);
        return acknowledgement.get().thenApply(_ -> at);
    }

    SpecificRecord last() {
        return entries.getLast().value();
    }
}
