package ai.hanzo.hmm.bench.subject;

import org.apache.kafka.clients.consumer.ConsumerRecord;

import java.util.List;

/// Topics that results are read from.
public interface ResultTopics {
    /// Who is told of results.
    @FunctionalInterface
    interface Heard {
        /// @param number of the command that the result is of
        /// @param readNanos when it was read, of `System.nanoTime`
        void result(long number, long readNanos);
    }

    /// Their names.
    List<String> results();

    /// Reads a record of them, and says whose result is complete with it.
    void read(ConsumerRecord<byte[], byte[]> record, Heard heard);
}
