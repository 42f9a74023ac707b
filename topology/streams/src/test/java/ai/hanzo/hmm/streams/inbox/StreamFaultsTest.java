package ai.hanzo.hmm.streams.inbox;

import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.REPLACE_THREAD;
import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidTxnStateException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.streams.errors.StreamsException;
import org.junit.jupiter.api.Test;

class StreamFaultsTest {
    private final StreamFaults faults = new StreamFaults();

    @Test
    void what_passes_by_itself_is_tried_again_by_a_new_thread() {
        var fault = new StreamsException("process", new TimeoutException("registry"));

        assertThat(faults.handle(fault)).isEqualTo(REPLACE_THREAD);
    }

    @Test
    void a_transaction_that_the_broker_gave_up_is_tried_again_by_a_new_thread() {
        var fault = new StreamsException("commit", new InvalidTxnStateException("rolled back"));

        assertThat(faults.handle(fault)).isEqualTo(REPLACE_THREAD);
    }

    @Test
    void a_commit_that_the_broker_has_no_answer_to_is_tried_again_by_a_new_thread() {
        var said = "Unhandled error in EndTxnResponse: The server experienced an unexpected error";
        var fault = new StreamsException("commit", new KafkaException(said));

        assertThat(faults.handle(fault)).isEqualTo(REPLACE_THREAD);
        var other = new StreamsException("commit", new KafkaException("Failed to construct"));
        assertThat(faults.handle(other)).isEqualTo(SHUTDOWN_CLIENT);
    }

    @Test
    void a_bug_stops_the_application() {
        var fault = new StreamsException("process", new IllegalStateException("bug"));

        assertThat(faults.handle(fault)).isEqualTo(SHUTDOWN_CLIENT);
    }
}
