package ai.hanzo.hmm.check.trail;

/// What a trail is of.
enum Kind {
    /// A command of an account, by account and id.
    COMMAND,

    /// A record that cannot be a command, by its place; its answer is a dead letter.
    UNREADABLE,

    /// An operator's command, by market and id, or by account and owner group; it is passed on and
    /// not answered.
    OPERATOR,

    /// A provider's telemetry bucket in a market; it is written once and not answered.
    BUCKET,

    /// What an account sends another, by the sender and the id of its command.
    SENDING,
    /// What an account is given, by the account, the asset and the amount.
    RECEIPT,
    /// An allocation; its answer is a token.
    ALLOCATION
}
