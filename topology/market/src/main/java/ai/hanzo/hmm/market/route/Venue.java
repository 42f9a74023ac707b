package ai.hanzo.hmm.market.route;

/// Where a match happened.
public enum Venue {
    BOOK,
    POOL
}
