package ai.hanzo.hmm.streams.market;

import ai.hanzo.hmm.market.book.Side;
import ai.hanzo.hmm.market.engine.MarketView;
import ai.hanzo.hmm.market.state.Book.Level;
import ai.hanzo.hmm.streams.translate.Depths;
import ai.hanzo.hmm.wire.Depth;

import java.util.List;
import java.util.Optional;

/// What the readers of one market's depth have been told, and what they must be told next: a
/// snapshot at first and at the latest 10 s after a change, changes in between.
final class DepthFeed {
    /// Levels of a side that are told.
    static final int LEVELS = 100;

    /// Ten seconds are promised, and the punctuator may be late.
    static final long SNAPSHOT_MS = 9_000;

    private long sequence;
    private boolean begun;
    private boolean owesSnapshot;
    private long snapshotMs;
    private List<Level> bids = List.of();
    private List<Level> asks = List.of();

    /// @param sequence of the last record that was written; 0 before the first
    DepthFeed(long sequence) {
        this.sequence = sequence;
    }

    /// The next record, if there is anything to tell; it counts as written.
    Optional<Depth> next(MarketView market, long nowMs) {
        var nowBids = market.depth(Side.BUY, LEVELS);
        var nowAsks = market.depth(Side.SELL, LEVELS);
        boolean changed = !nowBids.equals(bids) || !nowAsks.equals(asks);
        boolean due = !begun || nowMs - snapshotMs >= SNAPSHOT_MS;
        boolean snapshot = due && (!begun || changed || owesSnapshot);
        if (!snapshot && !changed) return Optional.empty();
        sequence++;
        var depth =
                snapshot
                        ? Depths.snapshot(market, nowBids, nowAsks, sequence)
                        : Depths.change(market, bids, nowBids, asks, nowAsks, sequence);
        begun = true;
        owesSnapshot = !snapshot;
        if (snapshot) snapshotMs = nowMs;
        bids = nowBids;
        asks = nowAsks;
        return Optional.of(depth);
    }

    /// Whether a snapshot must follow even if nothing changes any more.
    boolean owesSnapshot() {
        return owesSnapshot;
    }

    long sequence() {
        return sequence;
    }
}
