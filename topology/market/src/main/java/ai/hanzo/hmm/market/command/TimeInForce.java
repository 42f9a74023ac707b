package ai.hanzo.hmm.market.command;

/// How long a limit order lasts: until it is filled or cancelled, or for this one moment.
public enum TimeInForce {
    GTC,
    IOC
}
