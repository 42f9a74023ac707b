package ai.hanzo.hmm.market.state;

/// Another order of rows that are found by key; it is told of every row that comes and goes, also
/// when a command is taken back.
interface Index<R> {
    void enter(R row);

    void leave(R row);

    /// One took the other's place under the same key.
    default void replace(R before, R after) {
        leave(before);
        enter(after);
    }
}
