package ai.hanzo.hmm.market.state;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// Rows of one kind, found by key. A row is immutable and replaced as a whole, so it can be said
/// which rows a command changed (to be stored), and a command can be taken back (when it turns out
/// not to be allowed).
public sealed class Rows<K, R extends Row> permits Table {
    /// Up to so many steps of a command are looked through one by one.
    private static final int FEW = 16;

    private final Map<K, R> rows;
    private final List<Index<? super R>> indexes;

    /// The keys that the running command touched, step by step, and the row before, null for none.
    private final List<K> keys = new ArrayList<>();

    private final List<R> before = new ArrayList<>();

    /// What was looked up last: a command asks for the same row again and again.
    private K recentKey;

    private R recent;

    Rows() {
        this(new HashMap<>(), List.of());
    }

    Rows(Map<K, R> rows, List<Index<? super R>> indexes) {
        this.rows = rows;
        this.indexes = indexes;
    }

    public final Optional<R> find(K key) {
        return Optional.ofNullable(row(key));
    }

    /// The row that must be there.
    public final R get(K key) {
        R row = row(key);
        if (row == null) throw new IllegalStateException("no row " + key);
        return row;
    }

    public final R getOr(K key, R other) {
        R row = row(key);
        return row == null ? other : row;
    }

    public final int size() {
        return rows.size();
    }

    public final void put(K key, R row) {
        R old = rows.put(key, row);
        note(key, old);
        moved(old, row);
        recentKey = key;
        recent = row;
    }

    public final void remove(K key) {
        R gone = rows.remove(key);
        recentKey = null;
        if (gone == null) return;
        note(key, gone);
        moved(gone, null);
    }

    /// Puts a stored row back without calling it a change.
    final void restore(K key, R row) {
        moved(rows.put(key, row), row);
        recentKey = null;
    }

    /// Ends a command: tells what it changed, each row once, in the order in which they were first
    /// touched.
    final void commit(Consumer<Change> changes) {
        if (keys.isEmpty()) return;
        Set<K> told = keys.size() > FEW ? new HashSet<>() : Set.of();
        for (int step = 0; step < keys.size(); step++) {
            K key = keys.get(step);
            boolean first = keys.size() > FEW ? told.add(key) : keys.indexOf(key) == step;
            if (first) tell(row(key), before.get(step), changes);
        }
        forget();
    }

    /// Takes back what the running command changed, the last step first.
    final void rollback() {
        for (int step = keys.size() - 1; step >= 0; step--) {
            K key = keys.get(step);
            R row = before.get(step);
            moved(row == null ? rows.remove(key) : rows.put(key, row), row);
        }
        recentKey = null;
        forget();
    }

    /// The row of a key, null for none.
    private R row(K key) {
        if (!key.equals(recentKey)) {
            recent = rows.get(key);
            recentKey = key;
        }
        return recent;
    }

    /// The row before and the row now, null for none.
    private void moved(R then, R now) {
        for (var index : indexes) {
            if (then == null) {
                if (now != null) index.enter(now);
            } else if (now == null) {
                index.leave(then);
            } else {
                index.replace(then, now);
            }
        }
    }

    private void note(K key, R row) {
        keys.add(key);
        before.add(row);
    }

    private void tell(R now, R then, Consumer<Change> changes) {
        if (now != null) changes.accept(Change.written(now));
        else if (then != null) changes.accept(Change.removed(then));
    }

    private void forget() {
        keys.clear();
        before.clear();
    }
}
