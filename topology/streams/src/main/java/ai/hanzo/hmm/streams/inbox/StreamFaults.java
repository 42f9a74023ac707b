package ai.hanzo.hmm.streams.inbox;

import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What a Kafka Streams application does when a thread fails. A fault that passes by itself, such
/// as a registry that cannot be asked ({@link Inbox}), gives up the open transaction and goes on
/// with a new thread from the last commit; any other stops the application.
public final class StreamFaults implements StreamsUncaughtExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(StreamFaults.class);

    @Override
    public StreamThreadExceptionResponse handle(Throwable fault) {
        if (passes(fault)) {
            LOG.warn("a stream thread starts anew: {}", fault.getMessage());
            return StreamThreadExceptionResponse.REPLACE_THREAD;
        }
        LOG.error("streams stop", fault);
        return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }

    private static boolean passes(Throwable fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof RetriableException) return true;
        }
        return false;
    }
}
