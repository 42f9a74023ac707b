package ai.hanzo.hmm.bench.load;

import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import ai.hanzo.hmm.bench.subject.Subject;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.RoundRobinPartitioner;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

import java.util.List;

/// A phase waits for the results of what it sent, but only while somebody reads them.
class PhaseTest {
    @Test
    void aReaderThatFailsEndsItWithItsReason() {
        var producer =
                new MockProducer<>(
                        true,
                        new RoundRobinPartitioner(),
                        new StringSerializer(),
                        new ByteArraySerializer());
        var plan = new Phase.Plan(1_000, 0, 5);
        Runnable failed =
                () -> {
                    throw new IllegalStateException("the allocation has two tokens: m#1");
                };
        var phase = new Phase(new Silent(), filled(), producer, plan, failed);

        assertThatIllegalStateException()
                .isThrownBy(phase::run)
                .withMessage("the allocation has two tokens: m#1");
    }

    private static Workload filled() {
        var workload = new Workload(new Mix(1, 1, 1, 30, 100), 1);
        for (int slot = 0; slot < workload.slots(); slot++) workload.fill(slot);
        return workload;
    }

    /// Takes everything and answers nothing.
    private record Silent() implements Subject {
        @Override
        public String name() {
            return "silent";
        }

        @Override
        public String orders() {
            return "orders";
        }

        @Override
        public List<String> results() {
            return List.of();
        }

        @Override
        public void start() {}

        @Override
        public void close() {}

        @Override
        public byte[] encode(Workload.Next next) {
            return new byte[0];
        }

        @Override
        public boolean settles(Workload.Next next) {
            return true;
        }

        @Override
        public void read(ConsumerRecord<byte[], byte[]> record, Heard heard) {}

        @Override
        public List<String> topicPrefixes() {
            return List.of();
        }
    }
}
