package ai.hanzo.hmm.check.audit;

import ai.hanzo.hmm.wire.MarketDefinition;

import java.util.Comparator;

/// A bucket of a provider in a market; they close in this order.
///
/// @param dueMs the last instant at which a report counts, ms since 1970
/// @param startMs its first instant
record Due(long dueMs, long startMs, String provider, String market) implements Comparable<Due> {
    private static final Comparator<Due> ORDER =
            Comparator.comparingLong(Due::dueMs)
                    .thenComparingLong(Due::startMs)
                    .thenComparing(Due::provider)
                    .thenComparing(Due::market);

    /// The bucket in which an instant lies, ms since 1970, >= 0.
    static Due at(long eventMs, String provider, MarketDefinition terms) {
        return of(eventMs - eventMs % terms.getBucketMs(), provider, terms);
    }

    static Due of(long startMs, String provider, MarketDefinition terms) {
        long dueMs = startMs + terms.getBucketMs() + terms.getGraceMs();
        return new Due(dueMs, startMs, provider, terms.getMarket());
    }

    @Override
    public int compareTo(Due other) {
        return ORDER.compare(this, other);
    }
}
