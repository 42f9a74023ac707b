package ai.hanzo.hmm.client.feed;

import ai.hanzo.hmm.client.http.NotUnderstood;

import java.time.Duration;
import java.util.Optional;

/// What a feed tells whoever listens. After {@link Resync} of a subject, and after {@link Lost} of
/// all, what is known may be old until the next {@link Snapshot}.
public sealed interface FeedEvent {
    /// The connection is there, or there again; snapshots of all that is followed come.
    record Connected() implements FeedEvent {}

    /// The connection is lost, or could not be made.
    ///
    /// @param again after how long it is tried again
    record Lost(String why, Duration again) implements FeedEvent {}

    /// All there is: what was known before is void.
    record Snapshot(Subject subject, long sequence, Content content) implements FeedEvent {}

    /// What is new; nothing is missing between it and the message before it.
    ///
    /// @param previous sequence
    record Update(Subject subject, long sequence, long previous, Content content)
            implements FeedEvent {}

    /// A message is missing or wrong; a snapshot is asked for.
    ///
    /// @param after how long it is asked for
    record Resync(Subject subject, String why, Duration after) implements FeedEvent {}

    /// The door turned a request away; a subject is followed no longer.
    ///
    /// @param subject none where the door did not say which request it means
    /// @param code as of the door's problems
    record Refused(Optional<Subject> subject, String code, String detail) implements FeedEvent {}

    /// A message made no sense. What it may have told is asked for again.
    record Misheard(NotUnderstood failure) implements FeedEvent {}

    /// The door does not let this caller in, or no longer; nothing more comes.
    ///
    /// @param code 4001 unauthenticated, 4003 forbidden
    record Ended(int code, String reason) implements FeedEvent {}
}
