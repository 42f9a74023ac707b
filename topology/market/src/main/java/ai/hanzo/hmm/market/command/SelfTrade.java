package ai.hanzo.hmm.market.command;

/// What becomes of two orders of one owner group that meet; the taker's mode decides. They never
/// trade: the resting one expires, the taker does, both do, or both shrink by the smaller.
public enum SelfTrade {
    EXPIRE_MAKER,
    EXPIRE_TAKER,
    EXPIRE_BOTH,
    DECREMENT
}
