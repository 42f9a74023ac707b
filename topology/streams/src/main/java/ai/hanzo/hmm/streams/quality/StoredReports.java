package ai.hanzo.hmm.streams.quality;

import ai.hanzo.hmm.market.quality.Report;
import ai.hanzo.hmm.wire.TelemetryReport;
import ai.hanzo.hmm.wire.serde.StateCodec;

import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/// The reports of open buckets in the store. Those that are due at the same time lie in pages, in
/// the order in which they came: the last page is stored anew with each report, and the store's
/// cache writes it once a commit. All pages go when their time has passed.
///
/// A report that counts in the place of another is stored alone, under a {@link ReportKey}, and
/// deleted when its own place is taken; one that lies in a page stays there. Read again, both kinds
/// give what they gave at first, since the lowest sequences of more reports are the same. So of an
/// observer a bucket holds at most 60 reports in pages and 60 alone, whatever it sends.
final class StoredReports {
    private static final StateCodec<TelemetryReport> CODEC =
            new StateCodec<>(TelemetryReport.class);

    private final KeyValueStore<Bytes, byte[]> store;
    private final Map<Long, Due> dues = new HashMap<>();

    /// What is due at one time.
    private static final class Due {
        private ReportPage page = new ReportPage();
        private int number;
        private final Set<Bytes> alone = new HashSet<>();
    }

    StoredReports(KeyValueStore<Bytes, byte[]> store) {
        this.store = store;
    }

    /// Reads everything that is stored; to be called once, before all else.
    void read(BiConsumer<BucketKey, Report> action) {
        try (var all = store.all()) {
            while (all.hasNext()) {
                var entry = all.next();
                if (PageKey.is(entry.key)) readPage(PageKey.of(entry.key), entry.value, action);
                else readAlone(entry.key, entry.value, action);
            }
        }
    }

    void add(BucketKey bucket, Report report) {
        var due = due(bucket.dueMs());
        if (due.page.isFull()) {
            due.page = new ReportPage();
            due.number++;
        }
        due.page.add(bucket, report);
        store.put(new PageKey(bucket.dueMs(), due.number).toBytes(), due.page.toBytes());
    }

    /// @param sequence of the observer's report that does not count any more
    void addInsteadOf(long sequence, BucketKey bucket, TelemetryReport report) {
        var alone = due(bucket.dueMs()).alone;
        var former = new ReportKey(bucket, report.getObserver(), sequence).toBytes();
        if (alone.remove(former)) store.delete(former);
        var key = new ReportKey(bucket, report.getObserver(), report.getSequence()).toBytes();
        alone.add(key);
        store.put(key, CODEC.encode(report));
    }

    /// Deletes all that was due at a time.
    void delete(long dueMs) {
        var due = dues.remove(dueMs);
        if (due == null) return;
        for (int number = 0; number <= due.number; number++) {
            store.delete(new PageKey(dueMs, number).toBytes());
        }
        due.alone.forEach(store::delete);
    }

    private void readPage(PageKey key, byte[] page, BiConsumer<BucketKey, Report> action) {
        var due = due(key.dueMs());
        // What comes next begins a page of its own.
        due.number = Math.max(due.number, key.number() + 1);
        ReportPage.read(key.dueMs(), page, action);
    }

    private void readAlone(Bytes stored, byte[] report, BiConsumer<BucketKey, Report> action) {
        var bucket = ReportKey.of(stored).bucket();
        due(bucket.dueMs()).alone.add(stored);
        action.accept(bucket, TelemetryGate.report(CODEC.decode(report)));
    }

    private Due due(long dueMs) {
        return dues.computeIfAbsent(dueMs, _ -> new Due());
    }
}
