package ai.hanzo.hmm.bench.subject;

import ai.hanzo.hmm.bench.load.Workload;

import java.util.List;

/// A pipeline that takes orders from a topic and puts results on others.
public interface Subject extends ResultTopics, AutoCloseable {
    String name();

    /// The topic that orders go to.
    String orders();

    /// Starts it and returns when it takes orders.
    void start();

    /// Stops it; what it has done stays, and it can be started again.
    @Override
    void close();

    /// A command as it is written to the topic.
    byte[] encode(Workload.Next next);

    /// Whether a command has a result of its own.
    boolean settles(Workload.Next next);

    /// Looks, after a stretch of load, at what nobody should look at while time is measured.
    ///
    /// @throws IllegalStateException when a result is wrong
    default void examine() {}

    /// Beginnings of the names of its topics, internal ones included.
    List<String> topicPrefixes();
}
