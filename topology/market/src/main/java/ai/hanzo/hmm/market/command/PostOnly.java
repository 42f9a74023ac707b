package ai.hanzo.hmm.market.command;

/// What becomes of an order that is to rest and would take instead: it takes, it is refused, or its
/// price moves to the nearest tick at which neither venue would fill one lot.
public enum PostOnly {
    NO,
    REJECT,
    SLIDE
}
