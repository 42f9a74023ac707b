package ai.hanzo.hmm.wire.registry;

import org.apache.kafka.common.errors.SerializationException;

/// A registry answered, and the answer is no: asking again gives the same.
public final class RegistryRefusal extends SerializationException {
    private static final long serialVersionUID = 1L;

    /// No such subject.
    public static final int UNKNOWN_SUBJECT = 40401;

    /// No such version of the subject.
    public static final int UNKNOWN_VERSION = 40402;

    /// No such id, or no such schema under the subject.
    public static final int UNKNOWN_SCHEMA = 40403;

    /// The schema cannot follow those that the subject has.
    public static final int INCOMPATIBLE = 409;

    /// Not a schema.
    public static final int INVALID_SCHEMA = 42201;

    private final int code;

    public RegistryRefusal(int code, String message) {
        super(message);
        this.code = code;
    }

    /// Confluent's error code, one of the above or another that begins with 404, 409 or 422.
    public int code() {
        return code;
    }
}
