package ai.hanzo.hmm.check.audit;

import ai.hanzo.hmm.wire.QualityScore;

/// Where a market's doings are told, so that what was published can be held against them.
interface Book {
    /// A provider's quality is published so.
    ///
    /// @param isOwed it must be; else it may be, where something about it changed that is no matter
    ///   of quality
    void scored(QualityScore expected, boolean isOwed);

    /// So much must be taken from a provider's bond, uH.
    void slashed(String provider, long micros);

    /// So much must be paid to a provider, uH.
    void paid(String provider, long micros);

    /// Evidence was judged.
    ///
    /// @param proves what the auditor finds
    /// @param accepted what the market found
    void verified(String provider, boolean proves, boolean accepted);

    /// An allocation was ruled not delivered.
    ///
    /// @param owed what its consumer must be paid, uH
    /// @param paid what it was paid and what is published as owed still, uH
    void refunded(long number, long owed, long paid);
}
