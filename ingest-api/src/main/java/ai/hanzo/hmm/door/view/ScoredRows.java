package ai.hanzo.hmm.door.view;

import ai.hanzo.hmm.wire.QualityScore;

import org.apache.kafka.streams.state.KeyValueStore;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Keeps of every provider and market its last record, and besides the records of its last 24
/// buckets and of the one before them: 25 rows, written in turn by the bucket's number, however
/// long it has been measured. The topic is compacted, so that who begins to read late misses some.
final class ScoredRows implements View.Writer<QualityScore> {
    /// Buckets whose course can be told; the row before them says what they began with.
    static final int KEPT = 24;

    private static final int ROWS = KEPT + 1;

    private final String latest;
    private final Function<byte[], QualityScore> reader;

    /// @param latest what the keys of the last records begin with
    ScoredRows(String latest, Function<byte[], QualityScore> reader) {
        this.latest = latest;
        this.reader = reader;
    }

    /// Of the record after a provider's bucket of this number.
    static String key(String provider, String market, long number) {
        return "scored|" + provider + "|" + market + "|" + number % ROWS;
    }

    @Override
    public void write(
            KeyValueStore<String, byte[]> store,
            String key,
            QualityScore record,
            byte[] bytes,
            long offset) {
        store.put(latest + key, bytes);
        if (record.getBuckets() == 0) return;
        var row = key(record.getProvider(), record.getMarket(), record.getBuckets());
        if (record.getBucket() == null && isKnown(store.get(row), record.getBuckets())) return;
        store.put(row, bytes);
    }

    /// The records after a provider's last buckets, oldest first, without a gap and up to the last:
    /// at most 25. All but the first carry their bucket; where one is missing, its record may still
    /// say what the next began with.
    ///
    /// @param rows finds what is kept under a key
    static List<QualityScore> read(
            QualityScore last, Function<String, Optional<QualityScore>> rows) {
        var run = new ArrayDeque<QualityScore>();
        for (long number = last.getBuckets(); number > 0 && run.size() < ROWS; number--) {
            var row = rows.apply(key(last.getProvider(), last.getMarket(), number));
            if (row.isEmpty() || row.get().getBuckets() != number) break;
            run.addFirst(row.get());
            if (row.get().getBucket() == null) break;
        }
        return List.copyOf(run);
    }

    /// Something else than a bucket made the record, and the bucket's own is kept.
    private boolean isKnown(byte[] row, long number) {
        return row != null && reader.apply(row).getBuckets() == number;
    }
}
