package ai.hanzo.hmm.door.view;

/// Another door has what was asked for: thrown where that is found out, so that the request can go
/// there as it came.
public final class Elsewhere extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String host;
    private final int port;

    Elsewhere(String host, int port) {
        super("it is at the door " + host + ":" + port, null, false, false);
        this.host = host;
        this.port = port;
    }

    /// The address that the other door advertises.
    public String host() {
        return host;
    }

    public int port() {
        return port;
    }
}
