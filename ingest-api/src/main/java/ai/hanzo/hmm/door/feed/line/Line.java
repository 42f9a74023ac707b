package ai.hanzo.hmm.door.feed.line;

import org.apache.avro.specific.SpecificRecord;

import java.util.Optional;

/// Where one subject stands. It hears every record of its subject from some moment on, in order,
/// and is given what the views held at some other moment: before, between or after those. Once the
/// two join without a gap it is whole, and from then on each update goes on from the message before
/// it. Not safe for threads.
public interface Line {
    /// Takes the next record.
    ///
    /// @param offset of it in its partition
    /// @return what subscribers are to be told; empty while the line is not whole, and where they
    ///   know it already. A snapshot makes the line whole.
    Optional<Told> heard(long offset, SpecificRecord record);

    /// Takes what the views held. A line that is whole already takes nothing.
    ///
    /// @return whether the line is whole now: else the views lag too far behind, and may be asked
    ///   again a little later
    boolean begin(Past past);

    boolean isWhole();

    /// All there is; only of a line that is whole.
    Told.Snapshot snapshot();

    /// Whether all it knows is what the views said: then they may have been behind, and newer word
    /// of them counts.
    boolean isHearsay();
}
