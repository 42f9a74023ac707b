package ai.hanzo.hmm.market.command;

/// How long a limit order lasts: until it is filled or cancelled, until a time, for this one
/// moment, or for this one moment and then whole or not at all.
public enum TimeInForce {
    GTC,
    GTT,
    IOC,
    FOK;

    /// Whether what is not filled at once stays in the book.
    public boolean rests() {
        return this == GTC || this == GTT;
    }
}
