package ai.hanzo.hmm.check.planted;

/// What is wrong with a pipeline.
enum Bug {
    /// Nothing is.
    NONE,

    /// A market's execution posts a trade twice.
    DOUBLED_POSTING,

    /// A market's execution is not written.
    SKIPPED_EXECUTION,

    /// The ledger forwards an order and forgets that it has held for it.
    LOST_HOLD,

    /// What a market says of an order leaves out what was held for it.
    UNTOLD_HOLD,

    /// A market takes a command before the one that lies before it in its log.
    REORDERED_LOG,

    /// The ledger takes a command in and does nothing.
    LOST_COMMAND,

    /// The ledger forwards an order twice.
    DOUBLED_COMMAND,
    /// The ledger gives what an account sends twice.
    DOUBLED_CREDIT,
    /// The ledger takes from an account what it sends and gives it to nobody.
    SWALLOWED_CREDIT,
    /// A market's sweep posts to the treasury twice what it takes.
    DOUBLED_SWEEP,
    /// A market counts one millionth more as used than its provider reports.
    GENEROUS_METER,
    /// A market says that a consumer was refunded and posts it nothing.
    UNPAID_REFUND,
    /// Two tokens are made of an allocation.
    DOUBLED_TOKEN
}
