package ai.hanzo.hmm.wire.serde;

import org.apache.kafka.common.errors.SerializationException;

/// These bytes are no record of this type and never will be: a matter for the dead letters.
public final class UnreadableRecordException extends SerializationException {
    private static final long serialVersionUID = 1L;

    public UnreadableRecordException(String message) {
        super(message);
    }

    public UnreadableRecordException(String message, Throwable cause) {
        super(message, cause);
    }
}
