package ai.hanzo.hmm.market.state;

import ai.hanzo.hmm.market.state.RowKey.Kind;

/// A consumer's running right to a provider's capacity: uSCU it was bought as, raw amount and rate
/// in millionths, times in ms since 1970.
///
/// @param refundPriceMicros what a refund is reckoned with, uH per SCU
/// @param coverMicros what a refund may take of the provider's bond, uH
public record OpenAllocation(
        long number,
        String provider,
        String consumer,
        String clientOrderId,
        long standardMicros,
        long rawMicros,
        long rateMicros,
        long startMs,
        long expiryMs,
        long refundPriceMicros,
        long coverMicros)
        implements Row {

    @Override
    public RowKey key() {
        return new RowKey(Kind.ALLOCATION, Long.toString(number));
    }

    public Due due() {
        return new Due(expiryMs, number);
    }

    /// When it ends; allocations are kept in this order, so that the next to end is the first.
    public record Due(long expiryMs, long number) implements Comparable<Due> {
        @Override
        public int compareTo(Due other) {
            int byTime = Long.compare(expiryMs, other.expiryMs);
            return byTime != 0 ? byTime : Long.compare(number, other.number);
        }
    }
}
