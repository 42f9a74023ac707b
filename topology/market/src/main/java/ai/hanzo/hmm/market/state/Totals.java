package ai.hanzo.hmm.market.state;

import ai.hanzo.hmm.market.price.Bar;
import ai.hanzo.hmm.market.state.RowKey.Kind;
import ai.hanzo.hmm.market.units.Micros;

import java.util.Optional;

/// The market's clock, its counters and what it holds for the system. `lastPriceMicros` is 0 before
/// the first trade; `traded` is what was traded in the running second; `silentMs` is how long the
/// log has stood still so far.
public record Totals(
        long timeMs,
        long orders,
        long settlements,
        long allocations,
        long obligations,
        long lastPriceMicros,
        long qualityFundMicros,
        long treasuryMicros,
        Optional<Bar> traded,
        long silentMs)
        implements Row {
    public static final Totals NONE = new Totals(0, 0, 0, 0, 0, 0, 0, 0, Optional.empty(), 0);

    @Override
    public RowKey key() {
        return new RowKey(Kind.TOTALS, "");
    }

    /// The second that the market is in, since 1970.
    public long second() {
        return timeMs / 1_000;
    }

    /// The market's time without that in which its log stood still, ms.
    public long attendedMs() {
        return timeMs - silentMs;
    }

    /// The log stood still for so long.
    public Totals silent(long moreMs) {
        return new Totals(
                timeMs,
                orders,
                settlements,
                allocations,
                obligations,
                lastPriceMicros,
                qualityFundMicros,
                treasuryMicros,
                traded,
                silentMs + moreMs);
    }

    public Totals withTime(long ms) {
        return with(ms, orders, allocations, obligations, treasuryMicros, traded);
    }

    public Totals withoutTraded() {
        return with(timeMs, orders, allocations, obligations, treasuryMicros, Optional.empty());
    }

    public Totals withOrders(long number) {
        return with(timeMs, number, allocations, obligations, treasuryMicros, traded);
    }

    public Totals withAllocations(long number) {
        return with(timeMs, orders, number, obligations, treasuryMicros, traded);
    }

    public Totals withObligations(long number) {
        return with(timeMs, orders, allocations, number, treasuryMicros, traded);
    }

    /// With more in the quality fund, or less.
    public Totals withFund(long moreMicros) {
        return new Totals(
                timeMs,
                orders,
                settlements,
                allocations,
                obligations,
                lastPriceMicros,
                Micros.add(qualityFundMicros, moreMicros),
                treasuryMicros,
                traded,
                silentMs);
    }

    /// With nothing left for the treasury.
    public Totals swept() {
        return with(timeMs, orders, allocations, obligations, 0, traded);
    }

    /// After one more match, with what the fund and the treasury got of it.
    public Totals settled(
            long priceMicros,
            long quantityMicros,
            long notionalMicros,
            long toFundMicros,
            long toTreasuryMicros) {
        long number = settlements + 1;
        var trade = Bar.of(priceMicros, quantityMicros, notionalMicros, number);
        return new Totals(
                timeMs,
                orders,
                number,
                allocations,
                obligations,
                priceMicros,
                Micros.add(qualityFundMicros, toFundMicros),
                Micros.add(treasuryMicros, toTreasuryMicros),
                Optional.of(traded.map(bar -> bar.then(trade)).orElse(trade)),
                silentMs);
    }

    private Totals with(
            long ms,
            long ordersNow,
            long allocationsNow,
            long obligationsNow,
            long treasuryNow,
            Optional<Bar> tradedNow) {
        return new Totals(
                ms,
                ordersNow,
                settlements,
                allocationsNow,
                obligationsNow,
                lastPriceMicros,
                qualityFundMicros,
                treasuryNow,
                tradedNow,
                silentMs);
    }
}
