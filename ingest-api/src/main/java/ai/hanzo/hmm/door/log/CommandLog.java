package ai.hanzo.hmm.door.log;

import ai.hanzo.hmm.wire.topic.Topic;

import org.apache.avro.specific.SpecificRecord;

import java.util.concurrent.CompletableFuture;

/// Appends commands. It never blocks its caller.
public interface CommandLog {
    /// Completes when the record is safely in the log; fails with {@link
    /// ai.hanzo.hmm.door.problem.Problem} `UNAVAILABLE` when that cannot be said within a bounded
    /// time. The record may still arrive after such a failure, so it is sent again under the same
    /// id.
    <V extends SpecificRecord> CompletableFuture<Appended> append(
            Topic<V> topic, String key, V value);

    /// The same log for one sender who calls it from one thread: what goes to one partition stands
    /// there in the order of the calls.
    CommandLog inOrder();
}
