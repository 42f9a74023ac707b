package ai.hanzo.hmm.wire.topic;

/// What a topic is keyed by. Topics of one group have the same number of partitions, so that the
/// same key sits on the same partition number in all of them.
public enum Partitioning {
    /// The account.
    ACCOUNTS,
    /// The market.
    MARKETS,
    /// The provider observed, alone or with a market.
    PROVIDERS
}
