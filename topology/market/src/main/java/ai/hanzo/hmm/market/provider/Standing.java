package ai.hanzo.hmm.market.provider;

/// How a provider stands in a market. Only one that is active issues capacity and is assigned to;
/// the obligations of the others are out of the queue.
public enum Standing {
    ACTIVE,
    SUSPENDED,
    REMOVED
}
