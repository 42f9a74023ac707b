package ai.hanzo.hmm.door.feed.line;

import com.fasterxml.jackson.core.JsonGenerator;

import java.io.IOException;

/// What subscribers are to be told, not yet written.
public sealed interface Told {
    /// Where the line stands after it.
    long sequence();

    Data data();

    /// All there is: whatever was told before is forgotten.
    record Snapshot(long sequence, Data data) implements Told {}

    /// What changed.
    ///
    /// @param previous sequence of the message that it goes on from
    record Update(long sequence, long previous, Data data) implements Told {}

    /// Writes one JSON value.
    @FunctionalInterface
    interface Data {
        void write(JsonGenerator out) throws IOException;
    }
}
