package ai.hanzo.hmm.local.demo.tally;

import ai.hanzo.hmm.market.units.Micros;
import ai.hanzo.hmm.wire.OrderSide;
import ai.hanzo.hmm.wire.Settlement;
import ai.hanzo.hmm.wire.Venue;

import java.util.HashMap;
import java.util.Map;

/// All settlements of the market.
public final class Trades {
    /// What an account sold.
    ///
    /// @param unitsMicros uSCU
    /// @param earnedMicros for it, fees deducted, uH
    public record Sales(long unitsMicros, long earnedMicros) {
        public static final Sales NONE = new Sales(0, 0);

        Sales plus(long units, long earned) {
            return new Sales(Micros.add(unitsMicros, units), Micros.add(earnedMicros, earned));
        }
    }

    private final Map<String, Sales> sales = new HashMap<>();
    private long book;
    private long pool;
    private long notionalMicros;
    private long lowestMicros = Long.MAX_VALUE;
    private long highestMicros;

    void on(Settlement settlement) {
        if (settlement.getVenue() == Venue.BOOK) book++;
        else pool++;
        notionalMicros = Micros.add(notionalMicros, settlement.getNotionalMicros());
        lowestMicros = Math.min(lowestMicros, settlement.getPriceMicros());
        highestMicros = Math.max(highestMicros, settlement.getPriceMicros());
        boolean takerSells = settlement.getTakerSide() == OrderSide.SELL;
        var seller = takerSells ? settlement.getTaker() : settlement.getMaker();
        long fee = takerSells ? settlement.getTakerFeeMicros() : settlement.getMakerFeeMicros();
        long earned = settlement.getNotionalMicros() - fee;
        sales.merge(
                seller,
                Sales.NONE.plus(settlement.getQuantityMicros(), earned),
                (before, now) -> before.plus(now.unitsMicros(), now.earnedMicros()));
    }

    public long all() {
        return book + pool;
    }

    public long book() {
        return book;
    }

    public long pool() {
        return pool;
    }

    /// uH.
    public long notionalMicros() {
        return notionalMicros;
    }

    /// Lowest price of a settlement, uH per SCU; 0 before the first.
    public long lowestMicros() {
        return all() == 0 ? 0 : lowestMicros;
    }

    /// Highest price of a settlement, uH per SCU; 0 before the first.
    public long highestMicros() {
        return highestMicros;
    }

    /// What an account sold, @pool included.
    public Sales sales(String account) {
        return sales.getOrDefault(account, Sales.NONE);
    }
}
