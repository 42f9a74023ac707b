package ai.hanzo.hmm.client;

/// No answer came, however often it was tried. Whether a command was taken is not known: it can be
/// sent again under the same id.
public final class Unreachable extends RuntimeException {
    private static final long serialVersionUID = 1;

    public Unreachable(String what, Throwable cause) {
        super(what, cause);
    }
}
