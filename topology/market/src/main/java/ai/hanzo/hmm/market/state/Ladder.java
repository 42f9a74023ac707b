package ai.hanzo.hmm.market.state;

import ai.hanzo.hmm.market.book.Side;

import java.util.AbstractCollection;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.TreeMap;

/// The prices of one side, best first. Prices at which something rests are linked, so that walking
/// from the best costs nothing; the tree is asked only which neighbours a new price has.
final class Ladder extends AbstractCollection<RestingOrder> {
    private final Side side;
    private final TreeMap<Long, PriceLevel> levels = new TreeMap<>();
    private final PriceIndex byPrice = new PriceIndex();
    private PriceLevel best;
    private int orders;

    Ladder(Side side) {
        this.side = side;
    }

    /// Null where nothing rests.
    PriceLevel best() {
        return best;
    }

    void join(Seat seat) {
        long price = seat.order.priceMicros();
        var level = byPrice.find(price);
        if (level == null) {
            level = new PriceLevel(price);
            link(level);
        }
        level.join(seat);
        orders++;
    }

    void leave(Seat seat) {
        var level = seat.level;
        level.leave(seat);
        orders--;
        if (level.isEmpty()) unlink(level);
    }

    /// Takes back a leave.
    void sit(Seat seat) {
        var level = seat.level;
        if (level.isEmpty()) link(level);
        level.sit(seat);
        orders++;
    }

    /// Every order, the best first and among equals the earlier.
    @Override
    public Iterator<RestingOrder> iterator() {
        return new Walk(best);
    }

    @Override
    public int size() {
        return orders;
    }

    private void link(PriceLevel level) {
        long rank = rank(level.priceMicros);
        var before = levels.lowerEntry(rank);
        level.better = before == null ? null : before.getValue();
        level.worse = before == null ? best : before.getValue().worse;
        if (level.better == null) best = level;
        else level.better.worse = level;
        if (level.worse != null) level.worse.better = level;
        levels.put(rank, level);
        byPrice.add(level);
    }

    private void unlink(PriceLevel level) {
        if (level.better == null) best = level.worse;
        else level.better.worse = level.worse;
        if (level.worse != null) level.worse.better = level.better;
        levels.remove(rank(level.priceMicros));
        byPrice.remove(level);
    }

    /// Lower is better.
    private long rank(long priceMicros) {
        return side == Side.SELL ? priceMicros : -priceMicros;
    }

    private static final class Walk implements Iterator<RestingOrder> {
        private PriceLevel level;
        private Seat next;

        Walk(PriceLevel best) {
            level = best;
            next = best == null ? null : best.first;
        }

        @Override
        public boolean hasNext() {
            return next != null;
        }

        @Override
        public RestingOrder next() {
            if (next == null) throw new NoSuchElementException("behind the last order");
            var order = next.order;
            next = next.later;
            if (next == null) {
                level = level.worse;
                next = level == null ? null : level.first;
            }
            return order;
        }
    }
}
