package ai.hanzo.hmm.bench.subject;

import ai.hanzo.hmm.bench.load.Workload;

import org.apache.kafka.clients.consumer.ConsumerRecord;

import java.util.List;

/// A pipeline that takes orders from a topic and puts results on another.
public interface Subject extends AutoCloseable {
    String name();

    /// The topic that orders go to.
    String orders();

    /// The topic that results come from.
    String results();

    /// Starts it and returns when it takes orders.
    void start();

    /// Stops it; what it has done stays, and it can be started again.
    @Override
    void close();

    /// A command as it is written to the topic.
    byte[] encode(Workload.Next next);

    /// Whether a command has a result of its own.
    boolean settles(Workload.Next next);

    /// The number of the command that a result is of; below 0 for none of the load's.
    long numberOf(ConsumerRecord<byte[], byte[]> result);

    /// Beginnings of the names of its topics, internal ones included.
    List<String> topicPrefixes();
}
