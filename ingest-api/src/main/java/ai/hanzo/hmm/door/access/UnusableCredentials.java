package ai.hanzo.hmm.door.access;

/// What says whom to let in cannot be used. The message is a sentence for whoever set it up.
public final class UnusableCredentials extends RuntimeException {
    private static final long serialVersionUID = 1;

    UnusableCredentials(String sentence) {
        super(sentence);
    }

    UnusableCredentials(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
