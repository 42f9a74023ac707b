package ai.hanzo.hmm.market.state;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/// Rows of one kind, sorted by key. A row is immutable and replaced as a whole, so the table can
/// say which rows a command changed (to be stored) and take a command back (when it turns out not
/// to be allowed).
public final class Table<K extends Comparable<K>, R extends Row> {
    private final TreeMap<K, R> rows = new TreeMap<>();
    private final Map<K, Optional<R>> undo = new LinkedHashMap<>();
    private final Index<R> index;

    /// Something derived from the rows that must follow them, also backwards.
    interface Index<R> {
        void added(R row);

        void removed(R row);

        static <R> Index<R> none() {
            return new Index<>() {
                @Override
                public void added(R row) {}

                @Override
                public void removed(R row) {}
            };
        }
    }

    Table() {
        this(Index.none());
    }

    Table(Index<R> index) {
        this.index = index;
    }

    public Optional<R> find(K key) {
        return Optional.ofNullable(rows.get(key));
    }

    /// The row that must be there.
    public R get(K key) {
        R row = rows.get(key);
        if (row == null) throw new IllegalStateException("no row " + key);
        return row;
    }

    public R getOr(K key, R other) {
        return rows.getOrDefault(key, other);
    }

    /// All rows in key order; a view that must not be iterated while rows come and go.
    public Collection<R> rows() {
        return Collections.unmodifiableCollection(rows.values());
    }

    public Optional<R> first() {
        return rows.isEmpty() ? Optional.empty() : Optional.of(rows.firstEntry().getValue());
    }

    public Optional<R> last() {
        return rows.isEmpty() ? Optional.empty() : Optional.of(rows.lastEntry().getValue());
    }

    /// The row of the greatest key that is not above this one.
    public Optional<R> atOrBefore(K key) {
        return Optional.ofNullable(rows.floorEntry(key)).map(Map.Entry::getValue);
    }

    public int size() {
        return rows.size();
    }

    public void put(K key, R row) {
        undo.putIfAbsent(key, find(key));
        set(key, Optional.of(row));
    }

    public void remove(K key) {
        var before = find(key);
        if (before.isEmpty()) return;
        undo.putIfAbsent(key, before);
        set(key, Optional.empty());
    }

    /// Puts a stored row back without calling it a change.
    void restore(K key, R row) {
        set(key, Optional.of(row));
    }

    /// Ends a command: tells what it changed.
    void commit(Consumer<Change> changes) {
        undo.forEach(
                (key, before) -> {
                    Optional<Row> now = find(key).map(row -> row);
                    Optional<Row> either = now.isPresent() ? now : before.map(row -> row);
                    either.ifPresent(row -> changes.accept(new Change(row.key(), now)));
                });
        undo.clear();
    }

    /// Takes back what the running command changed.
    void rollback() {
        undo.forEach(this::set);
        undo.clear();
    }

    private void set(K key, Optional<R> row) {
        var before =
                row.isPresent()
                        ? Optional.ofNullable(rows.put(key, row.get()))
                        : Optional.ofNullable(rows.remove(key));
        before.ifPresent(index::removed);
        row.ifPresent(index::added);
    }
}
