package ai.hanzo.hmm.check.life;

import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

/// At which time something happens to which allocation: the earliest first, of those at one time
/// the one that was allocated first.
final class Schedule {
    static final long NEVER = Long.MAX_VALUE;

    private final Map<Long, Entry> byNumber = new HashMap<>();
    private final NavigableSet<Entry> entries = new TreeSet<>();

    private record Entry(long atMs, long number) implements Comparable<Entry> {
        @Override
        public int compareTo(Entry other) {
            int byTime = Long.compare(atMs, other.atMs);
            return byTime != 0 ? byTime : Long.compare(number, other.number);
        }
    }

    /// In place of what was planned for it.
    void plan(long number, long atMs) {
        drop(number);
        var entry = new Entry(atMs, number);
        byNumber.put(number, entry);
        entries.add(entry);
    }

    void drop(long number) {
        var entry = byNumber.remove(number);
        if (entry != null) entries.remove(entry);
    }

    /// {@link #NEVER} where nothing is planned.
    long nextMs() {
        return entries.isEmpty() ? NEVER : entries.first().atMs();
    }

    /// Whose turn is next.
    ///
    /// @throws java.util.NoSuchElementException where nothing is planned
    long nextNumber() {
        return entries.first().number();
    }
}
