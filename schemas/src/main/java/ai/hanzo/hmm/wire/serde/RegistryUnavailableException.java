package ai.hanzo.hmm.wire.serde;

import org.apache.kafka.common.errors.RetriableException;

/// The registry could not be asked, or gave no answer about schemas: nothing is known about the
/// record, so it must wait.
public final class RegistryUnavailableException extends RetriableException {
    private static final long serialVersionUID = 1L;

    public RegistryUnavailableException(String message) {
        super(message);
    }

    public RegistryUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
