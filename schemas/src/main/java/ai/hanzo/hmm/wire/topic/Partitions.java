package ai.hanzo.hmm.wire.topic;

/// Partitions of each group of topics, all at least 1.
///
/// They are fixed when the topics are made: with another number a key would hash to another
/// partition than the one its history is on.
public record Partitions(int accounts, int markets, int providers) {
    public Partitions {
        if (accounts < 1 || markets < 1 || providers < 1) {
            throw new IllegalArgumentException(
                    "partitions must be >= 1: accounts %d, markets %d, providers %d"
                            .formatted(accounts, markets, providers));
        }
    }

    /// Partitions of every topic of this group.
    public int of(Partitioning group) {
        return switch (group) {
            case ACCOUNTS -> accounts;
            case MARKETS -> markets;
            case PROVIDERS -> providers;
        };
    }
}
