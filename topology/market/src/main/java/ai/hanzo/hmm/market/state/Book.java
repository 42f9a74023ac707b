package ai.hanzo.hmm.market.state;

import ai.hanzo.hmm.market.book.Side;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Consumer;

/// The resting orders, best price first and among equals the earlier (rules, section 4): every
/// price a queue, every order found by its name, and what a command did can be taken back.
///
/// Orders are immutable rows in mutable seats. Adding, replacing and removing one costs the same
/// however many rest, but for a price that is new or left empty: that asks a tree of prices.
public final class Book {
    private final Ladder asks = new Ladder(Side.SELL);
    private final Ladder bids = new Ladder(Side.BUY);
    private final SeatIndex byName = new SeatIndex();
    private final Map<String, AccountOrders> byAccount = new HashMap<>();
    private final TreeMap<Expiry, Seat> expiring = new TreeMap<>();
    private final BookJournal journal = new BookJournal();

    /// A price and all that rests at it.
    public record Level(long priceMicros, long quantityMicros) {}

    /// When an order's time is over; of two at one time the earlier order is the first.
    private record Expiry(long atMs, long sequence) implements Comparable<Expiry> {
        static boolean isSetFor(RestingOrder order) {
            return order.conditions().expiresAtMs() > 0;
        }

        static Expiry of(RestingOrder order) {
            return new Expiry(order.conditions().expiresAtMs(), order.sequence());
        }

        @Override
        public int compareTo(Expiry other) {
            int byTime = Long.compare(atMs, other.atMs);
            return byTime != 0 ? byTime : Long.compare(sequence, other.sequence);
        }
    }

    Book() {}

    public Optional<RestingOrder> find(String account, String clientOrderId) {
        var seat = seat(account, clientOrderId);
        return seat == null ? Optional.empty() : Optional.of(seat.order);
    }

    /// Adds an order, or replaces the row of one that keeps its place.
    ///
    /// @throws IllegalStateException when the account has another order of that name
    public void put(RestingOrder order) {
        int hash = SeatIndex.hash(order.account(), order.clientOrderId());
        var seat = byName.find(order.account(), order.clientOrderId(), hash);
        if (seat == null) {
            journal.added(join(order, hash));
        } else {
            if (!seat.keepsPlace(order)) {
                throw new IllegalStateException(
                        "an order must keep its place: " + seat.order + " -> " + order);
            }
            journal.changes(seat);
            seat.level.change(seat, order);
        }
    }

    public void remove(RestingOrder order) {
        var seat = seat(order.account(), order.clientOrderId());
        if (seat == null) return;
        journal.changes(seat);
        leave(seat);
    }

    /// One side from its best order on; a view that must not be iterated while orders come and go.
    public Collection<RestingOrder> side(Side side) {
        return ladder(side);
    }

    /// What an account has in the book, the earliest first.
    public List<RestingOrder> ordersOf(String account) {
        var orders = byAccount.get(account);
        return orders == null ? List.of() : orders.orders();
    }

    /// The order whose time is over first.
    public Optional<RestingOrder> firstToExpire() {
        return expiring.isEmpty()
                ? Optional.empty()
                : Optional.of(expiring.firstEntry().getValue().order);
    }

    public OptionalLong bestPrice(Side side) {
        var best = ladder(side).best();
        return best == null ? OptionalLong.empty() : OptionalLong.of(best.priceMicros);
    }

    /// The best levels of a side, best first.
    public List<Level> levels(Side side, int most) {
        var levels = new ArrayList<Level>();
        for (var at = ladder(side).best(); at != null && levels.size() < most; at = at.worse) {
            levels.add(new Level(at.priceMicros, at.quantityMicros()));
        }
        return levels;
    }

    /// The copy of an account's name that its orders share, so that a million of them do not keep a
    /// million; of an account without orders, the name itself.
    public String sharedName(String account) {
        var orders = byAccount.get(account);
        return orders == null ? account : orders.account;
    }

    /// Puts a stored row back without calling it a change.
    void restore(RestingOrder order) {
        var shared = order.named(sharedName(order.account()), sharedName(order.ownerGroup()));
        join(shared, SeatIndex.hash(order.account(), order.clientOrderId()));
    }

    /// Ends a command: tells what it changed.
    void commit(Consumer<Change> changes) {
        journal.commit(this, changes);
    }

    /// Takes back what the running command changed.
    void rollback() {
        journal.rollback(this);
    }

    private Seat join(RestingOrder order, int hash) {
        var ofAccount = byAccount.computeIfAbsent(order.account(), AccountOrders::new);
        var seat = new Seat(order, hash);
        ladder(order.side()).join(seat);
        ofAccount.join(seat);
        index(seat);
        return seat;
    }

    /// Empties a seat; its neighbours close ranks.
    void leave(Seat seat) {
        ladder(seat.order.side()).leave(seat);
        AccountOrders.leave(seat);
        byName.remove(seat);
        if (Expiry.isSetFor(seat.order)) expiring.remove(Expiry.of(seat.order));
        seat.order = null;
    }

    /// Makes a seat as it was before its last change, with this row in it.
    void undo(Seat seat, RestingOrder before) {
        if (seat.order != null) {
            seat.level.change(seat, before);
            return;
        }
        seat.order = before;
        ladder(before.side()).sit(seat);
        AccountOrders.sit(seat);
        index(seat);
    }

    private void index(Seat seat) {
        byName.add(seat);
        if (Expiry.isSetFor(seat.order)) expiring.put(Expiry.of(seat.order), seat);
    }

    private Seat seat(String account, String clientOrderId) {
        return byName.find(account, clientOrderId, SeatIndex.hash(account, clientOrderId));
    }

    private Ladder ladder(Side side) {
        return side == Side.SELL ? asks : bids;
    }
}
