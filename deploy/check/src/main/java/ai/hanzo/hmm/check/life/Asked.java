package ai.hanzo.hmm.check.life;

import ai.hanzo.hmm.wire.Execution;
import ai.hanzo.hmm.wire.HeldOrder;
import ai.hanzo.hmm.wire.MarketDefinition;
import ai.hanzo.hmm.wire.OrderDelivery;
import ai.hanzo.hmm.wire.OrderSide;
import ai.hanzo.hmm.wire.OrderStatus;
import ai.hanzo.hmm.wire.Redeem;

import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/// What is asked of a market's providers by orders that may still be filled, and when orders end by
/// themselves. Others are not remembered.
final class Asked {
    private final Map<String, Order> orders = new HashMap<>();
    private final NavigableSet<Expiry> expiries = new TreeSet<>();

    /// @param rateMicros millionths of the market's unit of rate
    /// @param minQualityPpm least score of a provider
    /// @param isNow bought to be used at once
    /// @param expiresAtMs ms since 1970; 0 for never
    record Order(long rateMicros, int minQualityPpm, boolean isNow, long expiresAtMs) {}

    private record Expiry(long atMs, String key) implements Comparable<Expiry> {
        @Override
        public int compareTo(Expiry other) {
            int byTime = Long.compare(atMs, other.atMs);
            return byTime != 0 ? byTime : key.compareTo(other.key);
        }
    }

    void place(String account, String id, HeldOrder held, MarketDefinition terms) {
        var order = held.getOrder();
        boolean isNow =
                order.getSide() == OrderSide.BUY && order.getDelivery() == OrderDelivery.IMMEDIATE;
        long expiresAtMs = order.getExpiresAtMs() == null ? 0 : order.getExpiresAtMs();
        if (!isNow && expiresAtMs == 0) return;
        orders.put(
                key(account, id),
                new Order(
                        rate(order.getRateMicros(), terms),
                        order.getMinQualityPpm(),
                        isNow,
                        expiresAtMs));
    }

    void redeem(String account, Redeem redeem, String id, MarketDefinition terms) {
        orders.put(
                key(account, id),
                new Order(
                        rate(redeem.getRateMicros(), terms), redeem.getMinQualityPpm(), false, 0));
    }

    Optional<Order> find(String account, String id) {
        return Optional.ofNullable(orders.get(key(account, id)));
    }

    /// When the next order ends by itself, ms since 1970.
    long nextMs() {
        return expiries.isEmpty() ? Schedule.NEVER : expiries.first().atMs();
    }

    /// What became of orders.
    void executed(Execution execution) {
        for (var state : execution.getOrders()) {
            var key = key(execution.getAccount(), state.getClientOrderId());
            if (state.getStatus() == OrderStatus.OPEN) rest(key);
            else forget(key);
        }
        var key = key(execution.getAccount(), execution.getCommandId());
        boolean isOver =
                execution.getOrders().stream()
                        .noneMatch(it -> it.getClientOrderId().equals(execution.getCommandId()));
        if (isOver) forget(key); // a redemption, or an order that was refused
    }

    private void rest(String key) {
        var order = orders.get(key);
        if (order != null && order.expiresAtMs() > 0) {
            expiries.add(new Expiry(order.expiresAtMs(), key));
        }
    }

    private void forget(String key) {
        var order = orders.remove(key);
        if (order != null) expiries.remove(new Expiry(order.expiresAtMs(), key));
    }

    private static long rate(Long rateMicros, MarketDefinition terms) {
        return rateMicros == null ? terms.getDefaultRateMicros() : rateMicros;
    }

    private static String key(String account, String id) {
        return account + ' ' + id;
    }
}
