package ai.hanzo.hmm.market.state;

import ai.hanzo.hmm.market.allocation.Service;
import ai.hanzo.hmm.market.state.RowKey.Kind;

/// A consumer's open right to a provider's capacity: uSCU it was bought as, raw amount and rate in
/// millionths, times in ms since 1970.
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
        long coverMicros,
        Service service)
        implements Row {

    @Override
    public RowKey key() {
        return new RowKey(Kind.ALLOCATION, Long.toString(number));
    }

    /// The same, served otherwise.
    public OpenAllocation with(Service next) {
        return new OpenAllocation(
                number,
                provider,
                consumer,
                clientOrderId,
                standardMicros,
                rawMicros,
                rateMicros,
                startMs,
                expiryMs,
                refundPriceMicros,
                coverMicros,
                next);
    }
}
