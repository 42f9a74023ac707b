package ai.hanzo.hmm.door.feed;

import ai.hanzo.hmm.door.feed.line.Subject;
import ai.hanzo.hmm.door.problem.Problem;

/// Who is told. Both must return at once and call nothing back.
interface Subscriber {
    void tell(Message message);

    /// A subscription has ended without being asked for it.
    void ended(Subject subject, Problem why);
}
