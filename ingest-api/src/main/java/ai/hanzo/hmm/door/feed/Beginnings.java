package ai.hanzo.hmm.door.feed;

import ai.hanzo.hmm.door.feed.line.Past;
import ai.hanzo.hmm.door.feed.line.Subject;

/// Where a line begins that has heard too little by itself: what the views hold.
@FunctionalInterface
interface Beginnings {
    /// What they hold of a subject at some moment after the call began.
    ///
    /// @throws ai.hanzo.hmm.door.problem.Problem `UNAVAILABLE` while they cannot be read
    Past of(Subject subject);
}
