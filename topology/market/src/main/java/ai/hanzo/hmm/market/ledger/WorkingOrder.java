package ai.hanzo.hmm.market.ledger;

import ai.hanzo.hmm.market.book.Side;
import ai.hanzo.hmm.market.engine.Holds;
import ai.hanzo.hmm.market.event.OrderReport;
import ai.hanzo.hmm.market.route.FeeMeter;

/// What the funds of a limit order are held for, as far as the ledger has heard: enough to tell
/// what an amendment needs besides. Price in uH per SCU, quantity in uSCU.
public record WorkingOrder(Side side, long priceMicros, long quantityMicros, int takerFeePpm) {

    WorkingOrder reported(OrderReport report) {
        if (report.priceMicros() == priceMicros && report.originalMicros() == quantityMicros) {
            return this;
        }
        return new WorkingOrder(side, report.priceMicros(), report.originalMicros(), takerFeePpm);
    }

    /// What another price and quantity may need in addition to what is held, whatever is filled
    /// until the amendment arrives: uH for a buy, uSCU for a sale. It is linear in what is filled,
    /// but for roundings.
    ///
    /// @param doneMicros what of the order is known to be done, uSCU
    long moreUp(long newPriceMicros, long newQuantityMicros, long doneMicros) {
        if (side == Side.SELL) return Math.max(0, newQuantityMicros - quantityMicros);
        if (newPriceMicros <= priceMicros && newQuantityMicros <= quantityMicros) return 0;
        long now = moreWhenUp(doneMicros, newPriceMicros, newQuantityMicros);
        long later = moreWhenUp(quantityMicros, newPriceMicros, newQuantityMicros);
        return Math.max(0, Math.max(now, later));
    }

    /// With so much done; the fee may have been rounded by one uH.
    private long moreWhenUp(long doneMicros, long newPriceMicros, long newQuantityMicros) {
        long open = quantityMicros - doneMicros;
        long wanted = Math.max(0, newQuantityMicros - doneMicros);
        return neededUp(newPriceMicros, wanted) - neededUp(priceMicros, open) + 1;
    }

    private long neededUp(long atMicros, long openMicros) {
        return Holds.neededUp(side, atMicros, openMicros, FeeMeter.ZERO, takerFeePpm);
    }
}
