package ai.hanzo.hmm.node;

/// Something in the user's hands is in the way: a port, a folder, a setting. The message is a
/// sentence that says what, and what to do; no stack trace is needed to understand it.
public final class CannotStart extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public CannotStart(String sentence) {
        super(sentence);
    }

    public CannotStart(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
