package ai.hanzo.hmm.streams.inbox;

import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.REPLACE_THREAD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import ai.hanzo.hmm.wire.serde.RegistryUnavailableException;

import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.junit.jupiter.api.Test;

import java.util.Properties;

/// What Kafka Streams makes of a time-out thrown in a processor: it must still be one when it
/// reaches the handler.
class RegistryOutageTest {
    @Test
    void a_record_that_must_wait_ends_in_a_new_thread_and_not_in_the_end_of_the_streams() {
        Deserializer<String> offline =
                (_, _) -> {
                    throw new RegistryUnavailableException("connection refused");
                };
        var bytes = new ByteArrayDeserializer();
        Topology topology = new Topology();
        topology.addSource("source", bytes, bytes, "in");
        topology.addProcessor("room", () -> new Room(new Inbox<>(offline, 1)), "source");
        Properties config = new Properties();
        config.put(StreamsConfig.APPLICATION_ID_CONFIG, "outage");

        try (var driver = new TopologyTestDriver(topology, config)) {
            var in =
                    driver.createInputTopic(
                            "in", new ByteArraySerializer(), new ByteArraySerializer());
            Throwable fault = catchThrowable(() -> in.pipeInput(new byte[] {'a'}, new byte[] {1}));

            assertThat(fault).hasRootCauseMessage("connection refused");
            assertThat(new StreamFaults().handle(fault)).isEqualTo(REPLACE_THREAD);
        }
    }

    private static final class Room implements Processor<byte[], byte[], Void, Void> {
        private final Inbox<String> inbox;
        private ProcessorContext<Void, Void> context;

        Room(Inbox<String> inbox) {
            this.inbox = inbox;
        }

        @Override
        public void init(ProcessorContext<Void, Void> context) {
            this.context = context;
        }

        @Override
        public void process(Record<byte[], byte[]> record) {
            inbox.read(record, context.recordMetadata().orElseThrow());
        }
    }
}
