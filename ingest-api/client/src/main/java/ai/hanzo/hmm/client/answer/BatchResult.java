package ai.hanzo.hmm.client.answer;

import ai.hanzo.hmm.client.Problem;

/// What is said of one of several commands that were sent at once.
public sealed interface BatchResult {
    /// It is in the log; what became of it is there where that was waited for and known in time.
    record Taken(Answer<OrderOutcome> answer) implements BatchResult {}

    /// The door did not take it.
    record TurnedAway(Problem problem) implements BatchResult {}
}
