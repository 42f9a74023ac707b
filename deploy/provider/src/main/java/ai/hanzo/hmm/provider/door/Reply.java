package ai.hanzo.hmm.provider.door;

import com.fasterxml.jackson.databind.JsonNode;

/// What came of a request to the door.
public sealed interface Reply {
    /// It was taken, or what was asked for is shown.
    record Said(JsonNode body) implements Reply {}

    /// The door has turned it away, and would again.
    ///
    /// @param code stable, in capitals
    /// @param why a sentence
    record TurnedAway(String code, String why) implements Reply {
        @Override
        public String toString() {
            return code + ": " + why;
        }
    }

    /// Nobody answers, or not now: the same request may be sent again, and may have been taken.
    ///
    /// @param why a few words
    record Away(String why) implements Reply {}
}
