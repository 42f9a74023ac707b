package ai.hanzo.hmm.client.http;

/// The door said something that this client does not know how to read.
public final class NotUnderstood extends RuntimeException {
    private static final long serialVersionUID = 1;
    private static final int SHOWN = 200;

    /// @param said of which the beginning is repeated
    public NotUnderstood(String said, Throwable cause) {
        super(sentence(said), cause);
    }

    /// @param said of which the beginning is repeated
    public NotUnderstood(String said) {
        super(sentence(said));
    }

    private static String sentence(String said) {
        return "not understood: " + said.substring(0, Math.min(SHOWN, said.length()));
    }
}
