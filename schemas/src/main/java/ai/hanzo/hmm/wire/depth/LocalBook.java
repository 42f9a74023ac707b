package ai.hanzo.hmm.wire.depth;

import ai.hanzo.hmm.wire.Depth;
import ai.hanzo.hmm.wire.DepthLevel;

import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/// A reader's copy of one market's best levels, kept from the records of the depth topic: begins
/// with a snapshot, follows the changes, and knows when it has lost its way. Not safe for threads.
public final class LocalBook {
    private final NavigableMap<Long, DepthLevel> asks = new TreeMap<>();
    private final NavigableMap<Long, DepthLevel> bids = new TreeMap<>(Comparator.reverseOrder());
    private String market = "";
    private long timeMs;
    private long sequence;
    private boolean following;

    /// What became of a record.
    public enum Taken {
        /// The book is as the market's was.
        APPLIED,
        /// It was known already: nothing changed.
        OLD,
        /// There is nothing it could change yet: a snapshot is waited for.
        WAITING,
        /// A record is missing before it: the book is lost until the next snapshot.
        GAP,
        /// The levels are not those of the market: the book is lost until the next snapshot.
        WRONG_CHECKSUM
    }

    /// Follows the market by one more record.
    public Taken apply(Depth record) {
        if (following && record.getSequence() <= sequence && record.getSequence() != 0) {
            return Taken.OLD;
        }
        if (record.getSnapshot()) {
            asks.clear();
            bids.clear();
            following = true;
        } else if (!following) {
            return Taken.WAITING;
        } else if (record.getSequence() != sequence + 1) {
            return lost(Taken.GAP);
        }
        market = record.getMarket();
        timeMs = record.getTimeMs();
        sequence = record.getSequence();
        change(asks, record.getAsks());
        change(bids, record.getBids());
        return isSound(record) ? Taken.APPLIED : lost(Taken.WRONG_CHECKSUM);
    }

    /// Whether the book is that of the market after the record of {@link #sequence}.
    public boolean isFollowing() {
        return following;
    }

    /// Of the last record applied; 0 before the first.
    public long sequence() {
        return sequence;
    }

    /// Best first.
    public List<DepthLevel> asks() {
        return List.copyOf(asks.values());
    }

    /// Best first.
    public List<DepthLevel> bids() {
        return List.copyOf(bids.values());
    }

    /// The book as a snapshot.
    public Depth snapshot() {
        long checksum = DepthChecksum.of(asks.values(), bids.values());
        return new Depth(market, timeMs, bids(), asks(), sequence, true, checksum);
    }

    /// Records from before there were sequences have no checksum either.
    private boolean isSound(Depth record) {
        return record.getSequence() == 0
                || record.getChecksum() == DepthChecksum.of(asks.values(), bids.values());
    }

    private Taken lost(Taken how) {
        following = false;
        return how;
    }

    private static void change(NavigableMap<Long, DepthLevel> side, List<DepthLevel> levels) {
        for (var level : levels) {
            if (level.getQuantityMicros() == 0) side.remove(level.getPriceMicros());
            else side.put(level.getPriceMicros(), level);
        }
    }
}
