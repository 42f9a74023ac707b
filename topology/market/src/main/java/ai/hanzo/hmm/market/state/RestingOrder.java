package ai.hanzo.hmm.market.state;

import ai.hanzo.hmm.market.book.Side;
import ai.hanzo.hmm.market.command.Conditions;
import ai.hanzo.hmm.market.command.Delivery;
import ai.hanzo.hmm.market.route.FeeMeter;
import ai.hanzo.hmm.market.route.FeeRates;
import ai.hanzo.hmm.market.state.RowKey.Kind;

/// An order in the book. Quantities in uSCU, price in uH per SCU; `holdMicros` is what is still
/// held for it (uH of a BUY, uSCU of a SELL).
///
/// @param preventedMicros what it gave up rather than trade with its own owner group
/// @param conditions those that still matter: nothing must be filled at once any more
public record RestingOrder(
        long sequence,
        String account,
        String clientOrderId,
        String ownerGroup,
        Side side,
        long priceMicros,
        long originalMicros,
        long openMicros,
        long preventedMicros,
        long notionalMicros,
        FeeMeter fees,
        long holdMicros,
        FeeRates feeRates,
        Conditions conditions,
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

    public long executedMicros() {
        return originalMicros - openMicros - preventedMicros;
    }

    /// Executed or prevented.
    public long doneMicros() {
        return originalMicros - openMicros;
    }

    /// The order after a quantity of it was executed for a notional, with less held.
    public RestingOrder executed(
            long quantityMicros, long forNotionalMicros, FeeMeter after, long stillHeldMicros) {
        long open = openMicros - quantityMicros;
        long notional = notionalMicros + forNotionalMicros;
        return with(originalMicros, open, preventedMicros, notional, after, stillHeldMicros);
    }

    /// The order after it gave up a quantity rather than trade with its own owner group.
    public RestingOrder prevented(long quantityMicros, long stillHeldMicros) {
        long open = openMicros - quantityMicros;
        long prevented = preventedMicros + quantityMicros;
        return with(originalMicros, open, prevented, notionalMicros, fees, stillHeldMicros);
    }

    /// The order with a smaller quantity, in its place.
    public RestingOrder lowered(long toMicros, long stillHeldMicros) {
        long open = openMicros - (originalMicros - toMicros);
        return with(toMicros, open, preventedMicros, notionalMicros, fees, stillHeldMicros);
    }

    /// The same with these copies of its names.
    RestingOrder named(String accountName, String groupName) {
        return new RestingOrder(
                sequence,
                accountName,
                clientOrderId,
                groupName,
                side,
                priceMicros,
                originalMicros,
                openMicros,
                preventedMicros,
                notionalMicros,
                fees,
                holdMicros,
                feeRates,
                conditions,
                delivery,
                rateMicros);
    }

    private RestingOrder with(
            long original, long open, long prevented, long notional, FeeMeter meter, long hold) {
        return new RestingOrder(
                sequence,
                account,
                clientOrderId,
                ownerGroup,
                side,
                priceMicros,
                original,
                open,
                prevented,
                notional,
                meter,
                hold,
                feeRates,
                conditions,
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
