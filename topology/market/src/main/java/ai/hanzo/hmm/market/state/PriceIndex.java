package ai.hanzo.hmm.market.state;

/// Levels by price: chains in buckets, at most one level a bucket on average.
final class PriceIndex {
    /// The golden ratio of 2^64: prices a tick apart come to lie far apart.
    private static final long SPREAD = 0x9E37_79B9_7F4A_7C15L;

    private PriceLevel[] buckets = new PriceLevel[64];
    private int size;

    /// Null where there is none.
    PriceLevel find(long priceMicros) {
        var level = buckets[bucket(priceMicros, buckets.length)];
        while (level != null && level.priceMicros != priceMicros) level = level.nextInBucket;
        return level;
    }

    void add(PriceLevel level) {
        if (size == buckets.length) grow();
        push(buckets, level);
        size++;
    }

    void remove(PriceLevel level) {
        int bucket = bucket(level.priceMicros, buckets.length);
        var at = buckets[bucket];
        if (at == level) {
            buckets[bucket] = level.nextInBucket;
        } else {
            while (at.nextInBucket != level) at = at.nextInBucket;
            at.nextInBucket = level.nextInBucket;
        }
        size--;
    }

    private void grow() {
        var more = new PriceLevel[buckets.length * 2];
        for (var first : buckets) {
            for (var level = first; level != null; ) {
                var next = level.nextInBucket;
                push(more, level);
                level = next;
            }
        }
        buckets = more;
    }

    private static void push(PriceLevel[] buckets, PriceLevel level) {
        int bucket = bucket(level.priceMicros, buckets.length);
        level.nextInBucket = buckets[bucket];
        buckets[bucket] = level;
    }

    /// The upper bits of the product, of which `length`, a power of two, takes some.
    private static int bucket(long priceMicros, int length) {
        return (int) (priceMicros * SPREAD >>> 33) & length - 1;
    }
}
