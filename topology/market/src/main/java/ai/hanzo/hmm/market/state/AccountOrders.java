package ai.hanzo.hmm.market.state;

import java.util.ArrayList;
import java.util.List;

/// The orders of one account, the earliest first: a ring that begins and ends at a seat of its own.
final class AccountOrders {
    /// The one copy of the account's name that all its orders share.
    final String account;

    private final Seat ring = new Seat(null, 0);

    /// No order here came later than this.
    private long latest;

    AccountOrders(String account) {
        this.account = account;
        ring.earlierOfAccount = ring;
        ring.laterOfAccount = ring;
    }

    void join(Seat seat) {
        var before = ring.earlierOfAccount;
        long sequence = seat.order.sequence();
        if (sequence > latest) latest = sequence;
        else while (before != ring && before.isAfter(seat)) before = before.earlierOfAccount;
        seat.earlierOfAccount = before;
        seat.laterOfAccount = before.laterOfAccount;
        sit(seat);
    }

    /// Takes the place again that it had left.
    static void sit(Seat seat) {
        seat.earlierOfAccount.laterOfAccount = seat;
        seat.laterOfAccount.earlierOfAccount = seat;
    }

    static void leave(Seat seat) {
        seat.earlierOfAccount.laterOfAccount = seat.laterOfAccount;
        seat.laterOfAccount.earlierOfAccount = seat.earlierOfAccount;
    }

    List<RestingOrder> orders() {
        var orders = new ArrayList<RestingOrder>();
        for (var at = ring.laterOfAccount; at != ring; at = at.laterOfAccount) {
            orders.add(at.order);
        }
        return orders;
    }
}
