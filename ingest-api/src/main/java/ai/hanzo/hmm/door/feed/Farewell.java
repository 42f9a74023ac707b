package ai.hanzo.hmm.door.feed;

/// Why the door ends a connection, with the WebSocket's close code.
public enum Farewell {
    /// The door stops; another may be asked.
    STOPPING(1001, "the door stops"),
    /// Too many frames in a row made no sense.
    MALFORMED(4000, "too many malformed messages"),
    /// A token was not good, or is no longer.
    UNAUTHENTICATED(4001, "the credential is not good"),
    /// An account that is followed is no longer the caller's.
    FORBIDDEN(4003, "the caller may no longer hear of the account"),
    /// More was waiting to be sent than is kept.
    SLOW_CONSUMER(4008, "messages were read too slowly"),
    /// No answer to pings.
    NO_PONG(4009, "no answer to pings"),
    /// The other side went.
    GONE(1000, "closed");

    private final int code;
    private final String words;

    Farewell(int code, String words) {
        this.code = code;
        this.words = words;
    }

    public int code() {
        return code;
    }

    /// Whether what waits to be sent is dropped, since nobody reads it.
    boolean isAbrupt() {
        return this == SLOW_CONSUMER || this == NO_PONG || this == GONE;
    }

    /// What the close frame says.
    String reason() {
        return name() + ": " + words;
    }
}
