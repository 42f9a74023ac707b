package ai.hanzo.hmm.streams.quality;

import java.util.Comparator;

/// One provider's bucket in one market. Buckets sort by the time that they are due, and so do their
/// keys in the store ({@link ReportKey}).
///
/// @param dueMs the last instant at which a report counts, ms since 1970, >= 0
/// @param startMs its first instant, ms since 1970, >= 0
public record BucketKey(long dueMs, long startMs, String provider, String market)
        implements Comparable<BucketKey> {
    private static final Comparator<BucketKey> ORDER =
            Comparator.comparingLong(BucketKey::dueMs)
                    .thenComparingLong(BucketKey::startMs)
                    .thenComparing(BucketKey::provider)
                    .thenComparing(BucketKey::market);

    @Override
    public int compareTo(BucketKey other) {
        return ORDER.compare(this, other);
    }
}
