package ai.hanzo.hmm.market.state;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Rows of one kind in the order of their keys.
public final class Table<K extends Comparable<K>, R extends Row> extends Rows<K, R> {
    private final TreeMap<K, R> sorted;

    Table() {
        this(List.of());
    }

    Table(List<Index<? super R>> indexes) {
        this(new TreeMap<>(), indexes);
    }

    private Table(TreeMap<K, R> sorted, List<Index<? super R>> indexes) {
        super(sorted, indexes);
        this.sorted = sorted;
    }

    /// All rows in key order; a view that must not be iterated while rows come and go.
    public Collection<R> rows() {
        return Collections.unmodifiableCollection(sorted.values());
    }

    public Optional<R> first() {
        return sorted.isEmpty() ? Optional.empty() : Optional.of(sorted.firstEntry().getValue());
    }

    public Optional<R> last() {
        return sorted.isEmpty() ? Optional.empty() : Optional.of(sorted.lastEntry().getValue());
    }

    /// The row of the greatest key that is not above this one.
    public Optional<R> atOrBefore(K key) {
        return Optional.ofNullable(sorted.floorEntry(key)).map(Map.Entry::getValue);
    }
}
