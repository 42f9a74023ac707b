package ai.hanzo.hmm.streams.quality;

import ai.hanzo.hmm.market.quality.BucketCollector;
import ai.hanzo.hmm.market.quality.Report;

import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/// The buckets that are still open, earliest due first.
public final class OpenBuckets {
    private final NavigableMap<BucketKey, BucketCollector> open = new TreeMap<>();

    public BucketCollector.Taken take(BucketKey bucket, Report report) {
        return open.computeIfAbsent(bucket, _ -> new BucketCollector()).take(report);
    }

    public Optional<BucketKey> earliest() {
        return open.isEmpty() ? Optional.empty() : Optional.of(open.firstKey());
    }

    /// Takes the earliest bucket out, if its due time has passed.
    public Optional<Map.Entry<BucketKey, BucketCollector>> closeNext(long timeMs) {
        if (open.isEmpty() || open.firstKey().dueMs() >= timeMs) return Optional.empty();
        return Optional.of(open.pollFirstEntry());
    }

    void clear() {
        open.clear();
    }
}
