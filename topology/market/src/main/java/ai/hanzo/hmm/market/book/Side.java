package ai.hanzo.hmm.market.book;

/// What an order wants of the market's units.
public enum Side {
    SELL,
    BUY;

    public Side opposite() {
        return this == BUY ? SELL : BUY;
    }

    /// Whether a price is within a limit of this side: no more than it for a buyer, no less for a
    /// seller.
    public boolean allows(long limitMicros, long priceMicros) {
        return this == BUY ? priceMicros <= limitMicros : priceMicros >= limitMicros;
    }
}
