package ai.hanzo.hmm.check.audit;

import ai.hanzo.hmm.wire.Allocation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/// The allocations of one market that are open, by number and by when they expire.
final class OpenAllocations {
    private static final Comparator<Entry> BY_EXPIRY =
            Comparator.comparingLong(Entry::expiryMs).thenComparingLong(Entry::number);

    private final Map<Long, Entry> byNumber = new HashMap<>();
    private final NavigableSet<Entry> byExpiry = new TreeSet<>(BY_EXPIRY);

    /// What is remembered of one. Amounts in uSCU, prices in uH per SCU.
    record Entry(
            long number,
            String provider,
            long expiryMs,
            long standardMicros,
            long refundPriceMicros) {
        static Entry of(Allocation allocation) {
            return new Entry(
                    numberOf(allocation.getAllocationId()),
                    allocation.getProvider(),
                    allocation.getExpiryMs(),
                    allocation.getStandardMicros(),
                    allocation.getRefundPriceMicros());
        }
    }

    /// `<market>#<number>`
    private static long numberOf(String id) {
        return Long.parseLong(id.substring(id.lastIndexOf('#') + 1));
    }

    void open(Entry entry) {
        byNumber.put(entry.number(), entry);
        byExpiry.add(entry);
    }

    Optional<Entry> find(long number) {
        return Optional.ofNullable(byNumber.get(number));
    }

    void close(Entry entry) {
        byNumber.remove(entry.number());
        byExpiry.remove(entry);
    }

    /// Closes those that expire until then, the earliest first.
    List<Entry> expire(long untilMs) {
        var expired = new ArrayList<Entry>();
        while (!byExpiry.isEmpty() && byExpiry.first().expiryMs() <= untilMs) {
            var first = byExpiry.first();
            close(first);
            expired.add(first);
        }
        return expired;
    }
}
