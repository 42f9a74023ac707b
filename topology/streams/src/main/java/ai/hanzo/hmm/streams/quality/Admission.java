package ai.hanzo.hmm.streams.quality;

import ai.hanzo.hmm.market.quality.Report;
import ai.hanzo.hmm.streams.inbox.Reason;

/// Whether a report counts.
public sealed interface Admission {
    /// It belongs to this bucket, which is open.
    record Admitted(BucketKey bucket, Report report) implements Admission {}

    /// It is a dead letter.
    record Rejected(Reason reason, String detail) implements Admission {}
}
