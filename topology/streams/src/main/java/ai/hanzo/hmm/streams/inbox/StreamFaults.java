package ai.hanzo.hmm.streams.inbox;

import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidTxnStateException;
import org.apache.kafka.common.errors.OutOfOrderSequenceException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TransactionAbortableException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What a Kafka Streams application does when a thread fails. A fault that passes by itself, such
/// as a registry that cannot be asked ({@link Inbox}), gives up the open transaction and goes on
/// with a new thread from the last commit; any other stops the application.
///
/// So does a transaction that the broker has given up: one that was open while the broker was away
/// for longer than it may last is rolled back when the broker returns, and its commit is then
/// refused as one in an invalid state.
public final class StreamFaults implements StreamsUncaughtExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(StreamFaults.class);

    @Override
    public StreamThreadExceptionResponse handle(Throwable fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (passes(cause)) {
                LOG.warn(
                        "a stream thread starts anew: {}: {}",
                        fault.getMessage(),
                        cause.toString());
                return StreamThreadExceptionResponse.REPLACE_THREAD;
            }
        }
        LOG.error("streams stop", fault);
        return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }

    private static boolean passes(Throwable cause) {
        return switch (cause) {
            case RetriableException _ -> true;
            case InvalidTxnStateException _ -> true;
            case TransactionAbortableException _ -> true;
            case OutOfOrderSequenceException _ -> true;
            case KafkaException other -> isUnnamedEndOfTransaction(other);
            default -> false;
        };
    }

    /// What a broker says that was killed with a transaction open and, back again, is still fencing
    /// it when the commit is asked for: it has no name for that, and the producer no class.
    private static boolean isUnnamedEndOfTransaction(KafkaException fault) {
        return fault.getClass() == KafkaException.class
                && String.valueOf(fault.getMessage())
                        .startsWith("Unhandled error in EndTxnResponse");
    }
}
