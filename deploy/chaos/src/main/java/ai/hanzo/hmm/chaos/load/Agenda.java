package ai.hanzo.hmm.chaos.load;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/// What is to be done at a time; of one time in the order in which it was noted.
///
/// @param <D> a deed
final class Agenda<D> {
    private record Entry<D>(long atMs, long order, D deed) {}

    private final PriorityQueue<Entry<D>> entries =
            new PriorityQueue<>(
                    Comparator.<Entry<D>>comparingLong(Entry::atMs)
                            .thenComparingLong(Entry::order));
    private long count;

    /// @param atMs ms since 1970
    void at(long atMs, D deed) {
        entries.add(new Entry<>(atMs, count++, deed));
    }

    /// What is due by now, which is noted no more.
    List<D> due(long nowMs) {
        var due = new ArrayList<D>();
        while (!entries.isEmpty() && entries.peek().atMs <= nowMs) due.add(entries.poll().deed);
        return due;
    }
}
