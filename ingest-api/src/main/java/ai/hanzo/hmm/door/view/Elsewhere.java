package ai.hanzo.hmm.door.view;

/// Another door has what was asked for: thrown where that is found out, so that the request can go
/// there as it came.
public final class Elsewhere extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String address;

    public Elsewhere(String address) {
        super("it is at the door " + address, null, false, false);
        this.address = address;
    }

    /// What the other door advertises, `host:port`.
    public String address() {
        return address;
    }
}
