package ai.hanzo.hmm.market.state;

import ai.hanzo.hmm.market.allocation.CloseReason;
import ai.hanzo.hmm.market.allocation.Parts;
import ai.hanzo.hmm.market.allocation.Refund;
import ai.hanzo.hmm.market.allocation.Service;
import ai.hanzo.hmm.market.state.RowKey.Kind;

/// An allocation that has ended. It is kept while it is disputed, or can be.
///
/// @param allocation as it was when it ended
/// @param endedMs ms since 1970
/// @param proof SHA-256 of the result, hex; empty for none
/// @param retainedMicros of the provider's bond, what a ruling may take, uH
/// @param untilMs until when it can be disputed, ms since 1970
public record EndedAllocation(
        OpenAllocation allocation,
        CloseReason reason,
        long endedMs,
        String proof,
        Parts parts,
        Refund refund,
        long retainedMicros,
        long untilMs)
        implements Row {

    @Override
    public RowKey key() {
        return new RowKey(Kind.ENDED, Long.toString(number()));
    }

    public long number() {
        return allocation.number();
    }

    /// When it is forgotten, ms since 1970: not while it is disputed.
    public long letGoMs() {
        return allocation.service().isDisputed() ? Timetable.NEVER : untilMs;
    }

    /// Its consumer disputes it, or the operator has ruled.
    public EndedAllocation with(Service next, long nextRetainedMicros) {
        return new EndedAllocation(
                allocation.with(next),
                reason,
                endedMs,
                proof,
                parts,
                refund,
                nextRetainedMicros,
                untilMs);
    }

    /// The operator has ruled that more is owed back.
    public EndedAllocation refunded(Service next, long moreMicros, Refund more) {
        return new EndedAllocation(
                allocation.with(next),
                CloseReason.PROVIDER_FAULT,
                endedMs,
                proof,
                parts.refunded(moreMicros),
                refund.plus(more),
                0,
                untilMs);
    }
}
