package ai.hanzo.hmm.client.command;

/// What becomes of an order and a resting one of the same owner that meet.
public enum SelfTrade {
    EXPIRE_MAKER,
    EXPIRE_TAKER,
    EXPIRE_BOTH,
    /// Both by the smaller.
    DECREMENT
}
