package ai.hanzo.hmm.market.event;

/// An order after a command touched it: `original = executed + prevented + cancelled + open`, in
/// uSCU, or in uH with the fee included for a budget order. The price is the limit that it has now,
/// uH per SCU; 0 for an order at the market.
public record OrderReport(
        String clientOrderId,
        Status status,
        long priceMicros,
        long originalMicros,
        long executedMicros,
        long preventedMicros,
        long cancelledMicros,
        long openMicros,
        long filledMicros,
        long notionalMicros,
        long feeMicros,
        Ending ending) {

    public OrderReport {
        if (originalMicros != executedMicros + preventedMicros + cancelledMicros + openMicros) {
            throw new IllegalStateException(
                    "original must be executed + prevented + cancelled + open: %d, %d + %d + %d + %d"
                            .formatted(
                                    originalMicros,
                                    executedMicros,
                                    preventedMicros,
                                    cancelledMicros,
                                    openMicros));
        }
    }

    public enum Status {
        OPEN,
        FILLED,
        CANCELLED,
        REFUSED
    }

    /// Why the rest of an order will not trade.
    public enum Ending {
        NONE,
        CANCELLED,
        EXPIRED,
        IOC,
        SLIPPAGE,
        PRICE_IMPACT,
        BUDGET,
        NO_LIQUIDITY,
        SELF_TRADE,
        MARKET_CLOSED
    }

    public boolean isDone() {
        return status != Status.OPEN;
    }
}
