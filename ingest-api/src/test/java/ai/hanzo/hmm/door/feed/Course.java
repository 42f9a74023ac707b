package ai.hanzo.hmm.door.feed;

import ai.hanzo.hmm.door.feed.line.Past;
import ai.hanzo.hmm.door.feed.line.Subject;

import com.fasterxml.jackson.databind.JsonNode;

import org.apache.avro.specific.SpecificRecord;

import java.util.List;
import java.util.random.RandomGenerator;

/// What may happen to one subject, what views make of it, and what a client makes of messages.
interface Course {
    Subject subject();

    /// The record after those.
    SpecificRecord next(RandomGenerator random, List<SpecificRecord> before);

    /// What views that have read these hold.
    Past past(List<SpecificRecord> read);

    /// What a client should know after all of these.
    Object truth(List<SpecificRecord> all);

    /// A client that knows nothing.
    Client client();

    /// What a client keeps.
    interface Client {
        void snapshot(JsonNode data);

        void update(JsonNode data);

        Object knows();
    }
}
