package ai.hanzo.hmm.streams.quality;

import ai.hanzo.hmm.market.quality.BucketCollector;
import ai.hanzo.hmm.market.quality.Report;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalLong;
import java.util.TreeMap;

/// The buckets that are still open, by when they are due.
public final class OpenBuckets {
    /// Few are due at different times, and many at the same; those are put in order when they
    /// close.
    private final NavigableMap<Long, Map<BucketKey, BucketCollector>> open = new TreeMap<>();

    /// A bucket that is closed, with all that counts in it.
    public record Closed(BucketKey bucket, BucketCollector reports) {}

    public BucketCollector.Taken take(BucketKey bucket, Report report) {
        return open.computeIfAbsent(bucket.dueMs(), _ -> new HashMap<>())
                .computeIfAbsent(bucket, _ -> new BucketCollector())
                .take(report);
    }

    /// When the next buckets are due, ms since 1970; empty where none is open.
    public OptionalLong nextDueMs() {
        return open.isEmpty() ? OptionalLong.empty() : OptionalLong.of(open.firstKey());
    }

    /// The first of those that are due next; there must be one.
    BucketKey next() {
        return Collections.min(open.firstEntry().getValue().keySet());
    }

    /// Takes out those that are due next, in their order; none while their due time has not passed.
    public List<Closed> closeNext(long timeMs) {
        if (open.isEmpty() || open.firstKey() >= timeMs) return List.of();
        return open.pollFirstEntry().getValue().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> new Closed(entry.getKey(), entry.getValue()))
                .toList();
    }

    void clear() {
        open.clear();
    }
}
