package ai.hanzo.hmm.market.state;

import ai.hanzo.hmm.market.book.Side;
import ai.hanzo.hmm.market.state.RestingOrder.Place;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/// The book as one would explain it: all orders in one sorted map, looked through from end to end,
/// and a copy of the map from before the command. It is the referee of the fast one.
final class PlainBook implements AnyBook {
    private TreeMap<Place, RestingOrder> orders = new TreeMap<>(new PlaceOrder());
    private TreeMap<Place, RestingOrder> before = new TreeMap<>(new PlaceOrder());
    private final Map<Place, RestingOrder> touched = new LinkedHashMap<>();

    /// Sales before bids, then as the book has it.
    private static final class PlaceOrder implements Comparator<Place> {
        @Override
        public int compare(Place a, Place b) {
            return a.side() == b.side() ? a.compareTo(b) : a.side().compareTo(b.side());
        }
    }

    @Override
    public void put(RestingOrder order) {
        var same = find(order.account(), order.clientOrderId());
        if (same.isPresent() && !same.get().place().equals(order.place())) {
            throw new IllegalStateException("another order of that name: " + same.get());
        }
        touched.putIfAbsent(order.place(), order);
        orders.put(order.place(), order);
    }

    @Override
    public void remove(RestingOrder order) {
        if (orders.remove(order.place()) != null) touched.putIfAbsent(order.place(), order);
    }

    @Override
    public void restore(RestingOrder order) {
        orders.put(order.place(), order);
        before.put(order.place(), order);
    }

    @Override
    public List<Change> commit() {
        var changes = new ArrayList<Change>();
        for (var side : Side.values()) {
            for (var place : touched.keySet()) {
                if (place.side() != side) continue;
                if (orders.containsKey(place)) changes.add(Change.written(orders.get(place)));
                else if (before.containsKey(place)) changes.add(Change.removed(before.get(place)));
            }
        }
        touched.clear();
        before = new TreeMap<>(orders);
        return changes;
    }

    @Override
    public void rollback() {
        touched.clear();
        orders = new TreeMap<>(before);
    }

    @Override
    public Optional<RestingOrder> find(String account, String clientOrderId) {
        return ordersOf(account).stream()
                .filter(order -> order.clientOrderId().equals(clientOrderId))
                .findAny();
    }

    @Override
    public List<RestingOrder> side(Side side) {
        return orders.values().stream().filter(order -> order.side() == side).toList();
    }

    @Override
    public List<RestingOrder> ordersOf(String account) {
        return orders.values().stream()
                .filter(order -> order.account().equals(account))
                .sorted(Comparator.comparingLong(RestingOrder::sequence))
                .toList();
    }

    @Override
    public List<Book.Level> levels(Side side, int most) {
        return side(side).stream()
                .map(RestingOrder::priceMicros)
                .distinct()
                .limit(most)
                .map(price -> new Book.Level(price, resting(side, price)))
                .toList();
    }

    @Override
    public OptionalLong bestPrice(Side side) {
        return side(side).stream().mapToLong(RestingOrder::priceMicros).findFirst();
    }

    @Override
    public Optional<RestingOrder> firstToExpire() {
        return orders.values().stream()
                .filter(order -> order.conditions().expiresAtMs() > 0)
                .min(
                        Comparator.comparingLong(PlainBook::expiry)
                                .thenComparingLong(RestingOrder::sequence));
    }

    private static long expiry(RestingOrder order) {
        return order.conditions().expiresAtMs();
    }

    private long resting(Side side, long priceMicros) {
        return side(side).stream()
                .filter(order -> order.priceMicros() == priceMicros)
                .mapToLong(RestingOrder::openMicros)
                .sum();
    }
}
