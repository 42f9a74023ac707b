package ai.hanzo.hmm.market.state;

import java.util.Optional;

/// One row that a command wrote; without a row, one that it removed.
public record Change(RowKey key, Optional<Row> row) {}
