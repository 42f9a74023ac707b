package ai.hanzo.hmm.market.state;

import java.util.Optional;
import java.util.function.Consumer;

/// The one row of a kind of which there is only one.
public final class Cell<R extends Row> {
    private Optional<R> row = Optional.empty();
    private Optional<R> before = Optional.empty();
    private boolean changed;

    Cell() {}

    public Optional<R> find() {
        return row;
    }

    /// The row that must be there.
    public R get() {
        return row.orElseThrow(() -> new IllegalStateException("the market is not open"));
    }

    public R getOr(R other) {
        return row.orElse(other);
    }

    public void put(R next) {
        if (!changed) before = row;
        changed = true;
        row = Optional.of(next);
    }

    void restore(R stored) {
        row = Optional.of(stored);
    }

    void commit(Consumer<Change> changes) {
        if (changed) row.ifPresent(now -> changes.accept(Change.written(now)));
        changed = false;
    }

    void rollback() {
        if (changed) row = before;
        changed = false;
    }
}
