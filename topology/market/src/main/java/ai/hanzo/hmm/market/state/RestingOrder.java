package ai.hanzo.hmm.market.state;

import ai.hanzo.hmm.market.book.Side;
import ai.hanzo.hmm.market.command.Delivery;
import ai.hanzo.hmm.market.route.FeeMeter;
import ai.hanzo.hmm.market.state.RowKey.Kind;

/// An order in the book. Quantities in uSCU, price in uH per SCU; `holdMicros` is what is still
/// held for it (uH of a BUY, uSCU of a SELL).
public record RestingOrder(
        long sequence,
        String account,
        String clientOrderId,
        String ownerGroup,
        Side side,
        long priceMicros,
        long originalMicros,
        long openMicros,
        long notionalMicros,
        FeeMeter fees,
        long holdMicros,
        int takerFeePpm,
        int makerFeePpm,
        Delivery delivery,
        long rateMicros)
        implements Row {

    @Override
    public RowKey key() {
        return new RowKey(Kind.ORDER, Long.toString(sequence));
    }

    /// Its place in the book: price first, then arrival.
    public Place place() {
        return new Place(side, priceMicros, sequence);
    }

    /// The order after `quantity` of it was executed for `notional`, with less held.
    public RestingOrder executed(
            long quantityMicros, long forNotionalMicros, FeeMeter after, long stillHeldMicros) {
        return new RestingOrder(
                sequence,
                account,
                clientOrderId,
                ownerGroup,
                side,
                priceMicros,
                originalMicros,
                openMicros - quantityMicros,
                notionalMicros + forNotionalMicros,
                after,
                stillHeldMicros,
                takerFeePpm,
                makerFeePpm,
                delivery,
                rateMicros);
    }

    /// The order of a side of the book: best price first, and among equals the earlier.
    public record Place(Side side, long priceMicros, long sequence) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            int byPrice = Long.compare(priceMicros, other.priceMicros);
            if (byPrice != 0) return side == Side.BUY ? -byPrice : byPrice;
            return Long.compare(sequence, other.sequence);
        }
    }
}
