package ai.hanzo.hmm.market.state;

import java.util.Optional;

/// One row that a command wrote, or one that it removed, as it was last.
public record Change(Row last, boolean isRemoved) {

    public static Change written(Row row) {
        return new Change(row, false);
    }

    public static Change removed(Row row) {
        return new Change(row, true);
    }

    public RowKey key() {
        return last.key();
    }

    /// The row as it is now; empty where it is gone.
    public Optional<Row> row() {
        return isRemoved ? Optional.empty() : Optional.of(last);
    }
}
