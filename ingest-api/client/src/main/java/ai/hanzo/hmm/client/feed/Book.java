package ai.hanzo.hmm.client.feed;

import ai.hanzo.hmm.client.Amount;
import ai.hanzo.hmm.client.answer.Level;

import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/// A copy of a market's best hundred levels a side, kept from the messages of its depth: it begins
/// with a snapshot, follows the updates, and knows when it has lost its way. Safe for threads.
public final class Book {
    private final String market;
    private final NavigableMap<Amount, Level> asks = new TreeMap<>();
    private final NavigableMap<Amount, Level> bids = new TreeMap<>(Comparator.reverseOrder());
    private long timeMs;
    private long sequence;
    private boolean current;

    /// What became of a message.
    public enum Taken {
        /// The book is as the market's was.
        APPLIED,
        /// There is nothing it could change yet: a snapshot is waited for.
        WAITING,
        /// A message is missing before it: the book is lost until the next snapshot.
        GAP,
        /// The levels are not those of the market: the book is lost until the next snapshot.
        WRONG_CHECKSUM
    }

    /// Empty, and waiting for a snapshot.
    public Book(String market) {
        this.market = market;
    }

    /// Begins anew with all levels.
    public synchronized Taken begin(Content.Depth snapshot) {
        asks.clear();
        bids.clear();
        return apply(snapshot);
    }

    /// Follows by the levels that changed.
    ///
    /// @param previous sequence
    public synchronized Taken change(long previous, Content.Depth update) {
        if (!current) return Taken.WAITING;
        if (previous != sequence) return lost(Taken.GAP);
        return apply(update);
    }

    /// The book is old until the next snapshot; its levels stay what they were.
    public synchronized void lose() {
        current = false;
    }

    public String market() {
        return market;
    }

    /// Whether the book is that of the market after the message of {@link #sequence}.
    public synchronized boolean isCurrent() {
        return current;
    }

    /// Of the last message taken; 0 before the first.
    public synchronized long sequence() {
        return sequence;
    }

    /// Best first.
    public synchronized List<Level> bids() {
        return List.copyOf(bids.values());
    }

    /// Best first.
    public synchronized List<Level> asks() {
        return List.copyOf(asks.values());
    }

    public synchronized Optional<Level> bestBid() {
        return best(bids);
    }

    public synchronized Optional<Level> bestAsk() {
        return best(asks);
    }

    /// All of one moment, as the door shows it.
    public synchronized ai.hanzo.hmm.client.answer.Book now() {
        return new ai.hanzo.hmm.client.answer.Book(market, timeMs, sequence, bids(), asks());
    }

    private Taken apply(Content.Depth depth) {
        timeMs = depth.timeMs();
        sequence = depth.sequence();
        put(asks, depth.asks());
        put(bids, depth.bids());
        current = Checksum.of(asks.values(), bids.values()) == depth.checksum();
        return current ? Taken.APPLIED : Taken.WRONG_CHECKSUM;
    }

    private Taken lost(Taken how) {
        current = false;
        return how;
    }

    private static void put(NavigableMap<Amount, Level> side, List<Level> levels) {
        for (var level : levels) {
            if (level.quantity().isZero()) side.remove(level.price());
            else side.put(level.price(), level);
        }
    }

    private static Optional<Level> best(NavigableMap<Amount, Level> side) {
        return Optional.ofNullable(side.firstEntry()).map(NavigableMap.Entry::getValue);
    }
}
