package ai.hanzo.hmm.market.state;

import ai.hanzo.hmm.market.book.Side;
import ai.hanzo.hmm.market.state.RestingOrder.Place;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Consumer;

/// The resting orders, best price first and among equals the earlier (rules, section 4).
public final class Book {
    private final Map<Name, RestingOrder> byName = new HashMap<>();
    private final Map<String, TreeMap<Long, RestingOrder>> byAccount = new HashMap<>();
    private final TreeMap<Expiry, RestingOrder> expiring = new TreeMap<>();
    private final Table<Place, RestingOrder> asks = new Table<>(new Indexes());
    private final Table<Place, RestingOrder> bids = new Table<>(new Indexes());

    /// A price and all that rests at it.
    public record Level(long priceMicros, long quantityMicros) {}

    private record Name(String account, String clientOrderId) {
        static Name of(RestingOrder order) {
            return new Name(order.account(), order.clientOrderId());
        }
    }

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

    private final class Indexes implements Table.Index<RestingOrder> {
        @Override
        public void added(RestingOrder order) {
            byName.put(Name.of(order), order);
            byAccount
                    .computeIfAbsent(order.account(), _ -> new TreeMap<>())
                    .put(order.sequence(), order);
            if (Expiry.isSetFor(order)) expiring.put(Expiry.of(order), order);
        }

        @Override
        public void removed(RestingOrder order) {
            byName.remove(Name.of(order));
            byAccount.get(order.account()).remove(order.sequence());
            if (byAccount.get(order.account()).isEmpty()) byAccount.remove(order.account());
            if (Expiry.isSetFor(order)) expiring.remove(Expiry.of(order));
        }
    }

    Book() {}

    public Optional<RestingOrder> find(String account, String clientOrderId) {
        return Optional.ofNullable(byName.get(new Name(account, clientOrderId)));
    }

    /// An account's orders by arrival; a view that must not be iterated while orders come and go.
    public Collection<RestingOrder> ordersOf(String account) {
        var orders = byAccount.get(account);
        return orders == null ? List.of() : Collections.unmodifiableCollection(orders.values());
    }

    /// The order whose time is over first.
    public Optional<RestingOrder> firstToExpire() {
        return expiring.isEmpty()
                ? Optional.empty()
                : Optional.of(expiring.firstEntry().getValue());
    }

    public void put(RestingOrder order) {
        table(order.side()).put(order.place(), order);
    }

    public void remove(RestingOrder order) {
        table(order.side()).remove(order.place());
    }

    /// One side from its best order on; a view that must not be iterated while orders come and go.
    public Collection<RestingOrder> side(Side side) {
        return table(side).rows();
    }

    public OptionalLong bestPrice(Side side) {
        var best = table(side).first();
        return best.isEmpty() ? OptionalLong.empty() : OptionalLong.of(best.get().priceMicros());
    }

    /// The best levels of a side, best first.
    public List<Level> levels(Side side, int most) {
        var levels = new ArrayList<Level>();
        for (var order : side(side)) {
            int last = levels.size() - 1;
            if (last >= 0 && levels.get(last).priceMicros() == order.priceMicros()) {
                long total = levels.get(last).quantityMicros() + order.openMicros();
                levels.set(last, new Level(order.priceMicros(), total));
            } else {
                if (levels.size() == most) break;
                levels.add(new Level(order.priceMicros(), order.openMicros()));
            }
        }
        return levels;
    }

    void restore(RestingOrder order) {
        table(order.side()).restore(order.place(), order);
    }

    void commit(Consumer<Change> changes) {
        asks.commit(changes);
        bids.commit(changes);
    }

    void rollback() {
        asks.rollback();
        bids.rollback();
    }

    private Table<Place, RestingOrder> table(Side side) {
        return side == Side.SELL ? asks : bids;
    }
}
