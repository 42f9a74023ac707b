package ai.hanzo.hmm.client.command;

/// How long a limit order stays.
public enum TimeInForce {
    /// Until it is filled or cancelled.
    GTC,
    /// Until a time.
    GTT,
    /// Takes what there is.
    IOC,
    /// All at once or not at all.
    FOK
}
