package ai.hanzo.hmm.market.state;

/// Where one order rests: its row as it is now, and its neighbours in the queue of its price, among
/// its account's orders and in the index by name. A seat that is left keeps its neighbours, so that
/// leaving can be taken back as long as all that happened after it is taken back first.
final class Seat {
    /// The row, null once the order is gone.
    RestingOrder order;

    /// Where it queues; of a queue's own seat, at the head of an account's orders, null.
    PriceLevel level;

    Seat earlier;
    Seat later;
    Seat earlierOfAccount;
    Seat laterOfAccount;
    Seat nextInBucket;
    final int hash;

    Seat(RestingOrder order, int hash) {
        this.order = order;
        this.hash = hash;
    }

    boolean isNamed(String account, String clientOrderId) {
        return order.clientOrderId().equals(clientOrderId) && order.account().equals(account);
    }

    boolean keepsPlace(RestingOrder next) {
        return order.sequence() == next.sequence()
                && order.priceMicros() == next.priceMicros()
                && order.side() == next.side();
    }

    boolean isAfter(Seat other) {
        return order.sequence() > other.order.sequence();
    }
}
