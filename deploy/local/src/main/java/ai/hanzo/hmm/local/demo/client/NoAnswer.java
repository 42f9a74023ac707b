package ai.hanzo.hmm.local.demo.client;

/// The exchange did not answer, or not as it should. The message is one sentence for people.
public final class NoAnswer extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NoAnswer(String message) {
        super(message);
    }

    public NoAnswer(String message, Throwable cause) {
        super(message, cause);
    }
}
