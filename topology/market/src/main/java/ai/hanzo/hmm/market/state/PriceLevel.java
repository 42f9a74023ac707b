package ai.hanzo.hmm.market.state;

/// The queue of one price, the earliest first, and all that it adds up to.
final class PriceLevel {
    final long priceMicros;

    /// The next price on either hand; null where there is none.
    PriceLevel better;

    PriceLevel worse;
    PriceLevel nextInBucket;
    Seat first;
    private Seat last;
    private long quantityMicros;

    /// No order here came later than this.
    private long latest;

    PriceLevel(long priceMicros) {
        this.priceMicros = priceMicros;
    }

    /// What rests here, uSCU.
    long quantityMicros() {
        return quantityMicros;
    }

    boolean isEmpty() {
        return first == null;
    }

    /// By arrival: who comes now goes to the end.
    void join(Seat seat) {
        var before = last;
        long sequence = seat.order.sequence();
        if (sequence > latest) latest = sequence;
        else while (before != null && before.isAfter(seat)) before = before.earlier;
        seat.level = this;
        seat.earlier = before;
        seat.later = before == null ? first : before.later;
        sit(seat);
    }

    /// Takes the place again that it had left.
    void sit(Seat seat) {
        if (seat.earlier == null) first = seat;
        else seat.earlier.later = seat;
        if (seat.later == null) last = seat;
        else seat.later.earlier = seat;
        quantityMicros += seat.order.openMicros();
    }

    void leave(Seat seat) {
        if (seat.earlier == null) first = seat.later;
        else seat.earlier.later = seat.later;
        if (seat.later == null) last = seat.earlier;
        else seat.later.earlier = seat.earlier;
        quantityMicros -= seat.order.openMicros();
    }

    void change(Seat seat, RestingOrder order) {
        quantityMicros += order.openMicros() - seat.order.openMicros();
        seat.order = order;
    }
}
