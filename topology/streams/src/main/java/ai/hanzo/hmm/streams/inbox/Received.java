package ai.hanzo.hmm.streams.inbox;

/// What became of a record at the gate.
public sealed interface Received<V> {
    /// It can be read, and its key belongs to its partition.
    record Read<V>(String key, V value) implements Received<V> {}

    /// It is a dead letter.
    ///
    /// @param detail one sentence for people
    record Dead<V>(Reason reason, String detail) implements Received<V> {}
}
