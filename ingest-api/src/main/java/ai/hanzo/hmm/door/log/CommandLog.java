package ai.hanzo.hmm.door.log;

import ai.hanzo.hmm.wire.topic.Topic;

import org.apache.avro.specific.SpecificRecord;

import java.util.concurrent.CompletableFuture;

/// Appends commands. Those of one caller's thread go to the log in the order of its calls. A call
/// may wait a few seconds while the log cannot be reached, so it is made on a thread that nobody
/// else needs.
public interface CommandLog {
    /// Completes when the record is safely in the log; fails with {@link
    /// ai.hanzo.hmm.door.problem.Problem} `UNAVAILABLE` when that cannot be said within a bounded
    /// time, and has failed on return when the call itself waited in vain. The record may still
    /// arrive after such a failure, so it is sent again under the same id.
    <V extends SpecificRecord> CompletableFuture<Appended> append(
            Topic<V> topic, String key, V value);
}
