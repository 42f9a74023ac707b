package ai.hanzo.hmm.market;

/// What a market allows at present (rules, section 2).
public enum Phase {
    PRE_OPEN,
    ACTIVE,
    POST_ONLY,
    PAUSED,
    CLOSED;

    /// Orders that meet another, at once.
    public boolean allowsTaking() {
        return this == ACTIVE;
    }

    public boolean allowsResting() {
        return this == PRE_OPEN || this == ACTIVE || this == POST_ONLY;
    }

    /// Whether orders must say that they will not take.
    public boolean wantsPostOnly() {
        return this == PRE_OPEN;
    }

    public boolean allowsAddingLiquidity() {
        return allowsResting();
    }

    /// New bonds and capacity.
    public boolean allowsCapacity() {
        return allowsResting();
    }
}
