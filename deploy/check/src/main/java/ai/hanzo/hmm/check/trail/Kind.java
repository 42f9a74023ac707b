package ai.hanzo.hmm.check.trail;

/// What a trail is of.
enum Kind {
    /// A command of an account, by account and id.
    COMMAND,

    /// A record that cannot be a command, by its place; its answer is a dead letter.
    UNREADABLE,

    /// An operator's command, by market and id; it is passed on and not answered.
    OPERATOR,

    /// A provider's telemetry bucket in a market; it is written once and not answered.
    BUCKET,

    /// An allocation; its answer is a token.
    ALLOCATION
}
