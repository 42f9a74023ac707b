package ai.hanzo.hmm.market.state;

/// Seats by account and client order id: chains in buckets, at most one seat a bucket on average.
final class SeatIndex {
    /// The golden ratio of 2^32: names that differ in a digit come to lie far apart.
    private static final int SPREAD = 0x9E37_79B9;

    private Seat[] buckets = new Seat[64];
    private int size;

    static int hash(String account, String clientOrderId) {
        int hash = SPREAD * account.hashCode() + clientOrderId.hashCode();
        hash = SPREAD * (hash ^ hash >>> 16);
        return hash ^ hash >>> 15;
    }

    /// Null where there is none.
    Seat find(String account, String clientOrderId, int hash) {
        var seat = buckets[hash & buckets.length - 1];
        while (seat != null && !(seat.hash == hash && seat.isNamed(account, clientOrderId))) {
            seat = seat.nextInBucket;
        }
        return seat;
    }

    void add(Seat seat) {
        if (size == buckets.length) grow();
        push(buckets, seat);
        size++;
    }

    void remove(Seat seat) {
        int bucket = seat.hash & buckets.length - 1;
        var at = buckets[bucket];
        if (at == seat) {
            buckets[bucket] = seat.nextInBucket;
        } else {
            while (at.nextInBucket != seat) at = at.nextInBucket;
            at.nextInBucket = seat.nextInBucket;
        }
        size--;
    }

    private void grow() {
        var more = new Seat[buckets.length * 2];
        for (var first : buckets) {
            for (var seat = first; seat != null; ) {
                var next = seat.nextInBucket;
                push(more, seat);
                seat = next;
            }
        }
        buckets = more;
    }

    private static void push(Seat[] buckets, Seat seat) {
        int bucket = seat.hash & buckets.length - 1;
        seat.nextInBucket = buckets[bucket];
        buckets[bucket] = seat;
    }
}
