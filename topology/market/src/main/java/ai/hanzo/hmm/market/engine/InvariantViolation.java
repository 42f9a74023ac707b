package ai.hanzo.hmm.market.engine;

/// Something that cannot be, was about to be: a fault of ours, not of a command. The command is
/// taken back and its market pauses.
public final class InvariantViolation extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public InvariantViolation(String message) {
        super(message);
    }

    /// Of a fault that nobody foresaw.
    static InvariantViolation of(RuntimeException fault) {
        var violation = new InvariantViolation(String.valueOf(fault));
        violation.initCause(fault);
        return violation;
    }
}
