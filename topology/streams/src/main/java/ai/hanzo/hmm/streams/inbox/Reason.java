package ai.hanzo.hmm.streams.inbox;

import ai.hanzo.hmm.market.event.Refused;

/// Why a record is a dead letter (rules, section 11). The names are stable: they are the header
/// `hmm-reason`.
public enum Reason {
    /// Key or value cannot be read, or contradict each other or their ranges.
    MALFORMED,
    /// The key does not hash to the partition that the record sits on.
    WRONG_PARTITION,
    /// Telemetry about a market that does not exist, or an operator's command to one.
    UNKNOWN_MARKET,
    /// Telemetry, or an operator's ruling, about somebody who is no provider of the market.
    UNKNOWN_PROVIDER,
    /// An operator's ruling about an allocation that is not open, or not any more.
    UNKNOWN_ALLOCATION,
    /// An operator's ruling over a dispute that there is not, or not any more.
    NOT_DISPUTED,
    /// Terms that would change what stays as long as a market lives.
    FIXED_TERMS,
    /// Telemetry of an account that the market has not registered as an observer.
    UNKNOWN_OBSERVER,
    /// Telemetry of a bucket that is closed.
    LATE,
    /// Telemetry of an event that has not happened yet.
    FUTURE,
    /// An allocation whose hash is not that of the token it stands for.
    TOKEN_HASH_MISMATCH,
    /// What it says cannot be: a fault of ours, kept for whoever mends it.
    INVARIANT;

    /// Why a command that a market declined is a dead letter.
    public static Reason of(Refused why) {
        return switch (why.code()) {
            case UNKNOWN_MARKET -> UNKNOWN_MARKET;
            case FIXED_TERMS -> FIXED_TERMS;
            case UNKNOWN_PROVIDER -> UNKNOWN_PROVIDER;
            case UNKNOWN_ALLOCATION -> UNKNOWN_ALLOCATION;
            case NOT_DISPUTED -> NOT_DISPUTED;
            case INVALID_AMOUNT -> MALFORMED;
            default -> INVARIANT;
        };
    }
}
